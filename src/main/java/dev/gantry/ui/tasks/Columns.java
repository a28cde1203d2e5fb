package dev.gantry.ui.tasks;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.time.Durations;

/** The columns of the table; each reads a task's value from the snapshot that is shown. */
final class Columns {
    private final Supplier<Snapshot> shown;
    private final Navigation navigation;

    Columns(Supplier<Snapshot> shown, Navigation navigation) {
        this.shown = shown;
        this.navigation = navigation;
    }

    List<TableColumn<Integer, ?>> all() {
        return List.of(
                column("number", 64, Function.identity(), Object::toString),
                column("name", 160, id -> shown.get().taskLabel(id), Function.identity()),
                column("state", 104, id -> shown.get().taskState(id), Columns::stateText),
                column("submitted", 96, id -> shown.get().taskSubmitted(id), navigation::clock),
                column("waited", 96, this::waited, Columns::duration),
                column("ran", 96, this::ran, Columns::duration),
                column("lane", 600, id -> shown.get().laneName(shown.get().taskLane(id)), Function.identity()));
    }

    private long waited(int task) {
        Snapshot snapshot = shown.get();
        long until = snapshot.taskStarted(task);
        if (until == Trace.NONE) {
            until = snapshot.taskEnded(task);
        }
        return Math.max(0, (until == Trace.NONE ? snapshot.horizon() : until) - snapshot.taskSubmitted(task));
    }

    private long ran(int task) {
        Snapshot snapshot = shown.get();
        long start = snapshot.taskStarted(task);
        long end = snapshot.taskEnded(task);
        return start == Trace.NONE ? Trace.NONE : Math.max(0, (end == Trace.NONE ? snapshot.horizon() : end) - start);
    }

    private static String duration(long nanoseconds) {
        return nanoseconds == Trace.NONE ? "" : Durations.text(nanoseconds);
    }

    private static String stateText(TaskState state) {
        return Texts.of("state." + state.name().toLowerCase(Locale.ROOT));
    }

    private static <T> TableColumn<Integer, T> column(
            String id, double width, Function<Integer, T> value, Function<T, String> text) {
        TableColumn<Integer, T> column = new TableColumn<>(Texts.of("tasks." + id));
        column.setId("tasks-" + id);
        column.setPrefWidth(width);
        column.setMinWidth(48);
        column.setMaxWidth(width * 2);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(T item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : text.apply(item));
            }
        });
        return column;
    }
}
