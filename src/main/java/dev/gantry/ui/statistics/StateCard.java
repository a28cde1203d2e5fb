package dev.gantry.ui.statistics;

import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

import dev.gantry.insight.LaneTime;
import dev.gantry.insight.Statistics;
import dev.gantry.trace.State;
import dev.gantry.ui.session.Appearance;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.time.Durations;

/** State statistics card: how much time all lanes together were in each state. */
final class StateCard extends Card {
    private final Appearance appearance;
    private final GridPane table = new GridPane();

    StateCard(Appearance appearance) {
        super("states");
        this.appearance = appearance;
        table.getStyleClass().add("statistics-figures");
        getChildren().add(table);
    }

    @Override
    void show(StatisticsAnswer answer) {
        Statistics of = answer.statistics();
        table.getChildren().clear();
        int row = 0;
        for (State state : State.values()) {
            if (of.time(state) > 0) {
                StateBar bar = new StateBar();
                bar.add(state, of.time(state) / of.alive(), appearance.palette());
                GridPane.setHgrow(bar, Priority.ALWAYS);
                row(row++, Texts.of("state." + state.id()), of.time(state), of.alive());
                table.add(bar, 3, row - 1);
            }
        }
        double unknown = of.lanes().stream().mapToDouble(LaneTime::unknown).sum();
        if (row == 0) {
            table.add(hint(Texts.of("statistics.states.none")), 0, 0);
        } else if (unknown > 0) {
            row(row, Texts.of("statistics.unknown"), unknown, of.alive());
        }
    }

    private void row(int row, String name, double time, double alive) {
        Label[] labels = {new Label(name), new Label(Durations.text(Math.round(time))),
                new Label(Texts.of("statistics.share", percent(time, alive)))};
        for (Label label : labels) {
            label.setMinWidth(USE_PREF_SIZE);
        }
        table.addRow(row, labels);
    }
}
