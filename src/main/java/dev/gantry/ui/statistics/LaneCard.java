package dev.gantry.ui.statistics;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import dev.gantry.insight.LaneTime;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.ui.session.Appearance;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.layout.LaneNames;

/** Lane statistics card: what each lane did with its time; a click goes to the lane. */
final class LaneCard extends Card {
    private final Appearance appearance;
    private final ListView<LaneTime> list = new ListView<>();
    private Snapshot snapshot;
    private boolean filling;

    LaneCard(Appearance appearance, Pointer pointer, Navigation navigation) {
        super("lanes");
        this.appearance = appearance;
        list.setId("statistics-lane-list");
        list.setAccessibleText(Texts.of("statistics.lanes"));
        list.setFixedCellSize(24);
        list.setPrefHeight(140);
        list.setPlaceholder(hint(Texts.of("statistics.states.none")));
        list.setCellFactory(_ -> new Cell());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, chosen) -> {
            if (chosen != null && !filling) {
                pointer.select(new Selection.OfLane(chosen.lane()));
                navigation.revealLane(chosen.lane());
            }
        });
        setVgrow(list, Priority.ALWAYS);
        getChildren().add(list);
    }

    @Override
    void show(StatisticsAnswer answer) {
        filling = true;
        snapshot = answer.snapshot();
        list.getItems().setAll(answer.statistics().lanes());
        filling = false;
    }

    private final class Cell extends ListCell<LaneTime> {
        private final Label name = new Label();
        private final StateBar bar = new StateBar();
        private final Label share = new Label();
        private final HBox content = new HBox(8, name, bar, share);

        Cell() {
            name.setMinWidth(112);
            name.setPrefWidth(112);
            name.setMaxWidth(112);
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // lanes of a pool differ at the end
            share.setMinWidth(USE_PREF_SIZE);
            share.getStyleClass().add("hint");
            HBox.setHgrow(bar, Priority.ALWAYS);
            content.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(LaneTime item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            name.setText(LaneNames.inTable(snapshot, item.lane()));
            bar.clear();
            for (State state : State.values()) {
                if (item.time(state) > 0) {
                    bar.add(state, item.time(state) / (double) Math.max(1, item.alive()), appearance.palette());
                }
            }
            share.setText(Texts.of("statistics.lane", percent(item.busy(), item.alive()),
                    percent(item.time(State.BLOCKED), item.alive())));
            setAccessibleText(Texts.of("statistics.lane.accessible", name.getText(), share.getText()));
            setGraphic(content);
        }
    }
}
