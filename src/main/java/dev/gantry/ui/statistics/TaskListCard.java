package dev.gantry.ui.statistics;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;

import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.layout.LaneNames;
import dev.gantry.view.time.Durations;

/** The tasks of the area, or those picked in the histogram; a click goes to one. */
final class TaskListCard extends Card {
    private final ListView<Integer> list = new ListView<>();
    private final Label none = hint(Texts.of("statistics.listed.none"));
    private Snapshot snapshot;
    private boolean filling;

    TaskListCard(Pointer pointer, Navigation navigation) {
        super("tasks");
        setId("statistics-listed");
        list.setId("statistics-task-list");
        list.setFixedCellSize(24);
        list.setPrefHeight(120);
        list.setCellFactory(_ -> new Cell());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, task) -> {
            if (task != null && !filling) {
                pointer.select(new Selection.OfTask(task));
                navigation.revealTask(task);
            }
        });
        setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(none, list);
    }

    @Override
    void show(StatisticsAnswer answer) {
        // the durations' card says which
    }

    void all(StatisticsAnswer answer) {
        some(answer, answer.statistics().tasks().tasks(),
                Texts.of("statistics.listed.all", answer.statistics().tasks().count()));
    }

    void some(StatisticsAnswer answer, List<Integer> tasks, String title) {
        Integer selected = list.getSelectionModel().getSelectedItem();
        filling = true;
        snapshot = answer.snapshot();
        list.setItems(FXCollections.observableList(tasks)); // not copied: they may be millions
        appear(tasks.isEmpty(), none);
        appear(!tasks.isEmpty(), list);
        list.getSelectionModel().clearSelection();
        if (selected != null && tasks.contains(selected)) {
            list.getSelectionModel().select(selected);
        }
        title(title);
        list.setAccessibleText(title);
        filling = false;
    }

    private final class Cell extends ListCell<Integer> {
        @Override
        protected void updateItem(Integer task, boolean empty) {
            super.updateItem(task, empty);
            setText(empty || task == null ? null : snapshot.taskLabel(task) + took(task));
        }

        private String took(int task) {
            long started = snapshot.taskStarted(task);
            long ended = snapshot.taskEnded(task);
            return " · " + (started == Trace.NONE || ended == Trace.NONE
                    ? Texts.of("state." + snapshot.taskState(task).id())
                    : Durations.text(ended - started) + " · " + LaneNames.inTable(snapshot, snapshot.taskLane(task)));
        }
    }
}
