package dev.gantry.ui.table;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;

import dev.gantry.insight.filter.Filter;
import dev.gantry.insight.stack.OnlySamples;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.chart.Chart;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.pump.FxThread;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.style.Phrases;

/** The table of slices. */
final class SlicesPanel extends TablePanel {
    /** While a run is live the table is read again every so many frames. */
    private static final int FRAMES_BETWEEN = 30;
    private static final int LOOKED_AT = 256;

    private final Chart chart;
    private final Executor sorter;
    private final CheckBox onScreen = new CheckBox(Texts.of("slices.on-screen"));
    private final Label count = new Label();
    private final AtomicInteger sorting = new AtomicInteger();
    /** What is listed. */
    private Slices slices;
    /** What is listed, or will be once it is filtered and sorted. */
    private Slices arranged;
    private Optional<Sight> shown = Optional.empty();
    private boolean syncing;
    private int frames;

    SlicesPanel(Context context) {
        super(context, "slices");
        chart = context.chart();
        sorter = context.reader();
        slices = Slices.of(session.snapshot(), shown);
        arranged = slices;
        for (SliceColumn column : SliceColumn.values()) {
            column(column, column.width,
                    number -> number < slices.size() ? column.text(slices, navigation, number) : "");
        }
        table.getColumns().getLast().setVisible(false);
        table.setSortPolicy(_ -> {
            arrange(arranged);
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
        count.setMinWidth(USE_PREF_SIZE);
        head.getChildren().addAll(0, List.of(onScreen, count));
    }

    @Override
    void update() {
        shown = onScreen.isSelected() ? Optional.of(sight()) : Optional.empty();
        arrange(Slices.of(session.snapshot(), shown));
    }

    @Override
    void refresh(Set<Reason> reasons) {
        boolean grown = session.snapshot() != arranged.snapshot()
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

    /** Leaves out what does not fit the filter, and sorts the rest, if that is asked for. */
    private void arrange(Slices next) {
        arranged = next;
        int ticket = sorting.incrementAndGet();
        Filter wanted = filter.filter();
        Optional<TableColumn<Integer, ?>> by = session.isLive() || table.getSortOrder().isEmpty()
                ? Optional.empty()
                : Optional.of(table.getSortOrder().getFirst());
        boolean sorts = by.isPresent() && next.size() <= Order.most();
        if (wanted.isEmpty() && !sorts || next.size() == 0) {
            show(next, NumberList.below(next.size()), new int[0]);
            if (by.isPresent() && !sorts && next.size() > 0) {
                count.setText(Texts.of("slices.unsorted", Order.most()));
            }
            return;
        }
        SliceColumn column = by.map(of -> (SliceColumn) of.getUserData()).orElse(SliceColumn.START);
        boolean descending = by.isPresent() && by.get().getSortType() == TableColumn.SortType.DESCENDING;
        count.setText(Texts.of(sorts ? "slices.sorting" : "tasks.reading"));
        sorter.execute(() -> {
            BooleanSupplier givenUp = () -> sorting.get() != ticket;
            List<Integer> all = wanted.isEmpty()
                    ? NumberList.below(next.size())
                    : NumberList.of(next.fitting(
                            wanted.in(next.snapshot(), Phrases::words,
                                    why -> FxThread.post(() -> filter.fail(wanted, why))),
                            givenUp));
            int[] order = sorts
                    ? Order.of(all.size(), place -> column.key(next, all.get(place)), descending, givenUp)
                    : new int[0];
            FxThread.post(() -> {
                if (sorting.get() == ticket) {
                    show(next, all, order);
                }
            });
        });
    }

    private void show(Slices next, List<Integer> all, int[] order) {
        syncing = true;
        slices = next;
        numbers.become(all, order);
        table.getColumns().stream().filter(column -> column.getUserData() == SliceColumn.ARGUMENTS)
                .forEach(column -> column.setVisible(hasArguments(next)));
        table.refresh();
        count.setText(Texts.of(
                !filter.filter().isEmpty()
                        ? "slices.fitting"
                        : shown.isPresent() ? "slices.in-sight" : "slices.in-all",
                Texts.count("slices.count", all.size()), Texts.count("area.lanes", slices.lanes())));
        none.setText(Texts.of(filter.filter().isEmpty()
                ? shown.isPresent()
                        ? "slices.none"
                        : OnlySamples.in(next.snapshot()) ? "stacks.no-bars" : "slices.none.ever"
                : "slices.none.filter"));
        syncing = false;
        syncSelection();
    }

    /** Whether the slices have arguments, as far as a few of them tell. */
    private static boolean hasArguments(Slices slices) {
        int looked = Math.min(LOOKED_AT, slices.size());
        for (int i = 0; i < looked; i++) {
            int number = (int) ((long) i * slices.size() / looked);
            if (slices.row(number).details(slices.index(number)) != 0) {
                return true;
            }
        }
        return false;
    }

    private void syncSelection() {
        syncing = true;
        int number = pointer.place().map(slices::number).orElse(-1);
        int row = number < 0 ? -1 : numbers.indexOf(number);
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
