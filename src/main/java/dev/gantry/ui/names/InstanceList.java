package dev.gantry.ui.names;

import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import dev.gantry.trace.Snapshot;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.layout.LaneNames;
import dev.gantry.view.search.Match;
import dev.gantry.view.time.Durations;

/** The instances of the name that is picked, the longest first; a click goes to one. */
final class InstanceList extends VBox {
    private final Context context;
    private final Label title = new Label();
    private final Label hint = new Label(Texts.of("names.instances.none"));
    private final ListView<Integer> list = new ListView<>();
    private Optional<Instances> shown = Optional.empty();
    private boolean filling;

    InstanceList(Context context) {
        this.context = context;
        getStyleClass().add("statistics-card");
        title.setId("names-instances-title");
        title.getStyleClass().add("panel-title");
        title.setMinWidth(0);
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        list.setId("names-instances");
        list.setFixedCellSize(24);
        list.setCellFactory(_ -> new Cell());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, place) -> {
            if (place != null && !filling) {
                shown.ifPresent(of -> goTo(of, of.match(place)));
            }
        });
        setVgrow(list, Priority.ALWAYS);
        setMinWidth(0);
        show(Optional.empty());
    }

    /** Shows these. */
    void show(Optional<Instances> instances) {
        filling = true;
        shown = instances;
        list.getSelectionModel().clearSelection();
        list.setItems(instances.map(of -> FXCollections.observableList((List<Integer>) of)) // may be a million
                .orElseGet(FXCollections::observableArrayList));
        String name = instances
                .map(of -> NameColumn.name(of.snapshot(), of.picked().kind(), of.picked().name())).orElse("");
        title.setText(instances.map(of -> Texts.of(of.matches().hasMore() ? "names.instances.more" : "names.instances",
                name, of.size())).orElse(""));
        list.setAccessibleText(title.getText());
        getChildren().setAll(instances.isEmpty() ? List.of(hint) : List.of(title, list));
        filling = false;
    }

    /** What is listed is selected where it still is. */
    private void goTo(Instances of, Match match) {
        Snapshot now = context.session().snapshot();
        Pointer pointer = context.pointer();
        switch (match) {
            case Match.OfSlice(int lane, int depth, int index, long _) -> {
                long dropped = now.lane(lane) == null
                        ? index + 1L
                        : now.lane(lane).row(depth).gone() - of.snapshot().lane(lane).row(depth).gone();
                if (dropped > index) {
                    return;
                }
                pointer.select(now, new Pointer.Place(lane, depth, index - (int) dropped));
            }
            case Match.OfTask(int task, long _) -> pointer.select(new Selection.OfTask(task));
            case Match.OfLane(int lane, long _) -> pointer.select(new Selection.OfLane(lane));
            case Match.OfMark _,Match.OfNote _ -> {
                // of no name
            }
        }
        context.navigation().reveal(match.time());
        if (of.lane(match) != 0) {
            context.navigation().revealLane(of.lane(match));
        }
    }

    private final class Cell extends ListCell<Integer> {
        @Override
        protected void updateItem(Integer place, boolean empty) {
            super.updateItem(place, empty);
            setText(empty || place == null ? null : shown.map(of -> text(of, of.match(place))).orElse(null));
        }

        private String text(Instances of, Match match) {
            int lane = of.lane(match);
            String text = Durations.text(of.duration(match)) + " · " + context.navigation().clock(match.time());
            return lane == 0 ? text : text + " · " + LaneNames.inTable(of.snapshot(), lane);
        }
    }
}
