package dev.gantry.ui.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;

import dev.gantry.insight.Area;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Range;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.explain.Selection;

/** The table of all tasks, or those of the chosen area; its selection and that of the timeline are one. */
final class TasksPanel extends BorderPane implements Panel {
    /** While a run is live, cells are read again every so many frames. */
    private static final int FRAMES_BETWEEN = 12;

    private final Session session;
    private final Pointer pointer;
    private final Navigation navigation;
    private final BooleanSupplier visible;
    private final ObservableList<Integer> rows = FXCollections.observableArrayList();
    private final TableView<Integer> table = new TableView<>(rows);
    private final Label none = new Label(Texts.of("tasks.none"));
    private Optional<Range> area = Optional.empty();
    private int read;
    private boolean syncing;
    private int frames;
    private long zero;

    /** A table that is kept up to date while it is visible. */
    TasksPanel(Context context, BooleanSupplier visible) {
        session = context.session();
        pointer = context.pointer();
        navigation = context.navigation();
        this.visible = visible;
        table.setId("tasks");
        table.setAccessibleText(Texts.of("tasks.title"));
        table.setFixedCellSize(26);
        table.getColumns().addAll(new Columns(session::snapshot, navigation).all());
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        none.getStyleClass().add("hint");
        table.setPlaceholder(none);
        table.getSelectionModel().selectedItemProperty().addListener((_, _, task) -> {
            if (task != null && !syncing) {
                select(task);
            }
        });
        setCenter(table);
    }

    /** The table itself. */
    TableView<Integer> table() {
        return table;
    }

    /** Catches up with what happened while the table was not visible. */
    void update() {
        Snapshot snapshot = session.snapshot();
        if (read > snapshot.tasks() || area.isPresent() || pointer.range().isPresent()) {
            read = 0;
            rows.clear();
        }
        area = pointer.range();
        none.setText(Texts.of(area.isPresent()
                ? "tasks.none.area"
                : snapshot.finished() && snapshot.tasks() == 0 ? "tasks.none.ever" : "tasks.none"));
        Optional<Area> asked = area.map(Range::area);
        List<Integer> added = new ArrayList<>();
        for (; read < snapshot.tasks() && (snapshot.hasTask(read + 1) || !session.isLive()); read++) {
            int task = read + 1;
            if (asked.map(in -> in.hasTask(snapshot, task)).orElseGet(() -> snapshot.hasTask(task))) {
                added.add(task);
            }
        }
        rows.addAll(added);
        if (!session.isLive()) {
            table.sort();
        }
        table.refresh();
        syncSelection();
    }

    @Override
    public void show(Set<Reason> reasons) {
        if (!visible.getAsBoolean()) {
            return;
        }
        boolean due = reasons.contains(Reason.RUN) || frames++ % FRAMES_BETWEEN == 0 || !session.isLive();
        if (zero != navigation.zero()) {
            zero = navigation.zero();
            table.refresh();
        }
        if (reasons.contains(Reason.RECORDING) && due || !area.equals(pointer.range())) {
            update();
        } else if (reasons.contains(Reason.SELECTION)) {
            syncSelection();
        }
    }

    private void syncSelection() {
        syncing = true;
        Integer task = pointer.task();
        if (task == 0) {
            table.getSelectionModel().clearSelection();
        } else if (!task.equals(table.getSelectionModel().getSelectedItem()) && rows.contains(task)) {
            table.getSelectionModel().select(task);
            table.scrollTo(task);
        }
        syncing = false;
    }

    private void select(int task) {
        pointer.select(new Selection.OfTask(task));
        navigation.revealTask(task);
    }
}
