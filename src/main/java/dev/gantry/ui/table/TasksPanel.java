package dev.gantry.ui.table;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;

import dev.gantry.insight.Area;
import dev.gantry.insight.TaskIds;
import dev.gantry.insight.filter.Check;
import dev.gantry.insight.filter.Filter;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.pump.FxThread;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Range;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.FillingColumn;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.style.Phrases;

/** The table of all tasks, or those of the chosen area. */
final class TasksPanel extends TablePanel {
    /** While a run is live, cells are read again every so many frames. */
    private static final int FRAMES_BETWEEN = 12;
    /** More tasks than these are gathered and sorted in another thread. */
    private static final int AT_ONCE = 20_000;

    private final Executor reader;
    private final Label hint = new Label();
    private final AtomicInteger readings = new AtomicInteger();
    private Snapshot shown;
    private Listed last;
    private Optional<Range> area = Optional.empty();
    private boolean reading;
    private int revealed;
    private boolean syncing;
    private int frames;
    private long zero;

    /** Tasks, and the order of their places; empty if they come as they are. */
    private record Listed(TaskIds tasks, int[] order) {
        boolean isSame(Listed other) {
            return tasks.equals(other.tasks) && Arrays.equals(order, other.order);
        }
    }

    /** What is asked of a recording. */
    private record Question(
            Snapshot snapshot, Optional<Area> area, Filter filter, Consumer<Message> told, Optional<TaskColumn> by,
            boolean descending) {
        Listed answer(BooleanSupplier givenUp) {
            TaskIds tasks = tasks();
            boolean sorted = by.isPresent() && tasks.size() <= Order.most();
            return new Listed(tasks, sorted
                    ? Order.of(tasks.size(), by.get().keys(snapshot, tasks), descending, givenUp)
                    : new int[0]);
        }

        private TaskIds tasks() {
            if (filter.isEmpty()) {
                return area.map(in -> TaskIds.in(snapshot, in)).orElseGet(() -> TaskIds.of(snapshot));
            }
            Check check = filter.in(snapshot, Phrases::words, told);
            return TaskIds.where(snapshot, task -> area.isEmpty()
                    ? snapshot.hasTask(task) && check.task(task)
                    : area.get().hasTask(snapshot, task) && check.task(task));
        }
    }

    TasksPanel(Context context) {
        super(context, "tasks");
        reader = context.reader();
        shown = session.snapshot();
        for (TaskColumn column : TaskColumn.values()) {
            column(column, column.width, task -> column.text(shown, navigation, task));
        }
        table.getColumns().getLast().setMinWidth(TaskColumn.LANE.width);
        FillingColumn.last(table);
        table.setSortPolicy(_ -> {
            update();
            return true;
        });
        hint.setId("tasks-hint");
        hint.getStyleClass().add("hint");
        hint.setMinWidth(USE_PREF_SIZE);
        head.getChildren().addFirst(hint);
        hint("");
        table.getSelectionModel().selectedItemProperty().addListener((_, _, task) -> {
            if (task != null && !syncing) {
                select(task);
            }
        });
    }

    @Override
    void update() {
        Snapshot snapshot = session.snapshot();
        area = pointer.range();
        none.setText(Texts.of(!filter.filter().isEmpty()
                ? "slices.none.filter"
                : area.isPresent()
                        ? "tasks.none.area"
                        : snapshot.finished() && snapshot.tasks() == 0 ? "tasks.none.ever" : "tasks.none"));
        Optional<TableColumn<Integer, ?>> by = session.isLive() || table.getSortOrder().isEmpty()
                ? Optional.empty()
                : Optional.of(table.getSortOrder().getFirst());
        Filter wanted = filter.filter();
        Question question = new Question(snapshot, area.map(Range::area), wanted,
                why -> FxThread.post(() -> filter.fail(wanted, why)),
                by.map(column -> (TaskColumn) column.getUserData()),
                by.isPresent() && by.get().getSortType() == TableColumn.SortType.DESCENDING);
        int ticket = readings.incrementAndGet();
        if (snapshot.tasks() <= AT_ONCE) {
            show(question, question.answer(() -> false));
            return;
        }
        reading = true;
        hint(Texts.of(by.isPresent() ? "slices.sorting" : "tasks.reading"));
        reader.execute(() -> {
            Listed listed = question.answer(() -> readings.get() != ticket);
            FxThread.post(() -> {
                if (readings.get() == ticket) {
                    show(question, listed);
                    catchUp();
                }
            });
        });
    }

    @Override
    void refresh(Set<Reason> reasons) {
        boolean due = reasons.contains(Reason.RUN) || !reading && (frames++ % FRAMES_BETWEEN == 0 || !session.isLive());
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

    private void show(Question question, Listed listed) {
        reading = false;
        syncing = true;
        shown = question.snapshot();
        if (last == null || !listed.isSame(last)) { // what is replaced moves under its reader's eyes
            numbers.become(listed.tasks(), listed.order());
        }
        last = listed;
        table.refresh();
        syncing = false;
        boolean unsorted = question.by().isPresent() && listed.order().length < listed.tasks().size();
        hint(unsorted ? Texts.of("tasks.unsorted", Order.most()) : "");
        syncSelection();
    }

    /** Reads again if the recording has gone on meanwhile to its end. */
    private void catchUp() {
        if (isShown() && !session.isLive() && session.snapshot() != shown) {
            update();
        }
    }

    /** Says this above the table; nothing takes no room. */
    private void hint(String text) {
        hint.setText(text);
        hint.setManaged(!text.isEmpty());
    }

    private void syncSelection() {
        syncing = true;
        int task = pointer.task();
        int row = task == 0 ? -1 : numbers.indexOf(task);
        if (row < 0) {
            table.getSelectionModel().clearSelection();
        } else if (row != table.getSelectionModel().getSelectedIndex()) {
            table.getSelectionModel().clearAndSelect(row);
            if (task != revealed) { // once: who reads may scroll on while a run is live
                table.scrollTo(row);
            }
        }
        revealed = row < 0 ? 0 : task;
        syncing = false;
    }

    private void select(int task) {
        pointer.select(new Selection.OfTask(task));
        navigation.revealTask(task);
    }
}
