package dev.gantry.ui.table;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;

import dev.gantry.trace.Snapshot;
import dev.gantry.ui.chart.Chart;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.pump.FxThread;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.text.Texts;

/** The table of slices. */
final class SlicesPanel extends TablePanel {
    /** While a run is live the table is read again every so many frames. */
    private static final int FRAMES_BETWEEN = 30;

    private final Chart chart;
    private final Executor sorter;
    private final CheckBox onScreen = new CheckBox(Texts.of("slices.on-screen"));
    private final Label count = new Label();
    private final AtomicInteger sorting = new AtomicInteger();
    private Slices slices;
    private Optional<Sight> shown = Optional.empty();
    private boolean syncing;
    private int frames;

    SlicesPanel(Context context) {
        super(context, "slices");
        chart = context.chart();
        sorter = context.reader();
        slices = Slices.of(session.snapshot(), shown);
        for (SliceColumn column : SliceColumn.values()) {
            column(column, column.width,
                    number -> number < slices.size() ? column.text(slices, navigation, number) : "");
        }
        table.setSortPolicy(_ -> {
            sort();
            return true;
        });
        table.getSelectionModel().selectedItemProperty().addListener((_, _, number) -> {
            if (number != null && !syncing && number < slices.size()) {
                select(slices.place(number));
            }
        });
        onScreen.setId("slices-on-screen");
        onScreen.setSelected(true);
        onScreen.setOnAction(_ -> update());
        count.setId("slices-count");
        count.getStyleClass().add("hint");
        HBox head = new HBox(onScreen, count);
        head.getStyleClass().add("slices-head");
        setTop(head);
    }

    @Override
    void update() {
        shown = onScreen.isSelected() ? Optional.of(sight()) : Optional.empty();
        slices = Slices.of(session.snapshot(), shown);
        show(new int[0]);
        if (!session.isLive()) {
            sort();
        }
    }

    @Override
    void refresh(Set<Reason> reasons) {
        boolean grown = session.snapshot() != slices.snapshot()
                && (!session.isLive() || frames++ % FRAMES_BETWEEN == 0);
        boolean moved = shown.isPresent() && !shown.get().equals(sight());
        if (grown || moved) {
            update();
        } else if (reasons.contains(Reason.SELECTION)) {
            syncSelection();
        }
    }

    private Sight sight() {
        return new Sight(navigation.viewport().start(), navigation.viewport().end(), chart.lanesInSight());
    }

    private void sort() {
        if (slices.size() == 0) {
            return;
        }
        int ticket = sorting.incrementAndGet();
        if (table.getSortOrder().isEmpty()) {
            show(new int[0]);
            return;
        }
        if (slices.size() > Order.most()) {
            show(new int[0]);
            count.setText(Texts.of("slices.unsorted", Order.most()));
            return;
        }
        TableColumn<Integer, ?> by = table.getSortOrder().getFirst();
        SliceColumn column = (SliceColumn) by.getUserData();
        boolean descending = by.getSortType() == TableColumn.SortType.DESCENDING;
        Slices sorted = slices;
        count.setText(Texts.of("slices.sorting"));
        sorter.execute(() -> {
            int[] order = Order.of(sorted.size(), number -> column.key(sorted, number), descending,
                    () -> sorting.get() != ticket);
            FxThread.post(() -> {
                if (sorting.get() == ticket && sorted == slices) {
                    show(order);
                }
            });
        });
    }

    private void show(int[] order) {
        syncing = true;
        numbers.become(slices.size(), order);
        table.refresh();
        count.setText(Texts.of(shown.isPresent() ? "slices.in-sight" : "slices.in-all",
                Texts.count("slices.count", slices.size()), Texts.count("area.lanes", slices.lanes())));
        syncing = false;
        syncSelection();
    }

    private void syncSelection() {
        syncing = true;
        int number = pointer.place().map(slices::number).orElse(-1);
        int row = number < 0 ? -1 : table.getItems().indexOf(number);
        if (row < 0) {
            table.getSelectionModel().clearSelection();
        } else if (row != table.getSelectionModel().getSelectedIndex()) {
            table.getSelectionModel().clearAndSelect(row);
            table.scrollTo(Math.max(0, row - 2));
        }
        syncing = false;
    }

    private void select(Pointer.Place at) {
        Snapshot snapshot = slices.snapshot();
        pointer.select(snapshot, at);
        navigation.reveal(snapshot.lane(at.lane()).row(at.depth()).start(at.index()));
        navigation.revealLane(at.lane());
    }
}
