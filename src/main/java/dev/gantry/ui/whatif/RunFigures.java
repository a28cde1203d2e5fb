package dev.gantry.ui.whatif;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.gantry.insight.whatif.Prediction;
import dev.gantry.insight.whatif.Run;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.time.Durations;

/** Figures of both runs, each a pair of bars. */
final class RunFigures extends GridPane {
    private int row;

    RunFigures() {
        setId("whatif-figures");
        getStyleClass().add("whatif-figures");
        setMinWidth(0);
    }

    void show(Prediction prediction) {
        getChildren().clear();
        row = 0;
        add(new HBox(legend("measured"), legend("predicted")), 0, row++, 3, 1);
        pair("makespan", prediction, Run::makespan, run -> run.stuck() > 0
                ? Texts.of("whatif.never")
                : Durations.text(run.makespan()));
        pair("mean", prediction, Run::meanWait, run -> Durations.text(Math.round(run.meanWait())));
        pair("p99", prediction, Run::p99Wait, run -> Durations.text(run.p99Wait()));
        pair("utilisation", prediction, Run::utilisation,
                run -> Texts.of("whatif.percent", Math.round(100 * run.utilisation())));
    }

    private static Label legend(String which) {
        Region sign = new Region();
        sign.getStyleClass().addAll("whatif-sign", which + "-bar");
        Label label = new Label(Texts.of("whatif." + which), sign);
        label.getStyleClass().addAll("hint", "whatif-legend");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void pair(String what, Prediction prediction, ToDoubleFunction<Run> size, Function<Run, String> text) {
        Label name = new Label(Texts.of("whatif." + what));
        name.setMinWidth(USE_PREF_SIZE);
        Run measured = prediction.measured();
        Run predicted = prediction.predicted();
        boolean never = predicted.stuck() > 0;
        double most = Math.max(size.applyAsDouble(measured), never ? 0 : size.applyAsDouble(predicted));
        Label values = new Label(text.apply(measured) + "\n" + text.apply(predicted));
        values.setId("whatif-" + what);
        values.setMinWidth(USE_PREF_SIZE);
        VBox bars = new VBox(new Bar("measured-bar", part(size.applyAsDouble(measured), most)),
                new Bar("predicted-bar", never ? 1 : part(size.applyAsDouble(predicted), most)));
        bars.getStyleClass().add("whatif-bars");
        setHgrow(bars, Priority.ALWAYS);
        addRow(row++, name, bars, values);
    }

    private static double part(double size, double most) {
        return most <= 0 ? 0 : size / most;
    }

    /** A bar of a part of its room. */
    private static final class Bar extends Pane {
        private final Region bar = new Region();
        private final double part;

        Bar(String style, double part) {
            this.part = part;
            bar.getStyleClass().add(style);
            getStyleClass().add("whatif-bar");
            setMinWidth(0);
            getChildren().add(bar);
        }

        @Override
        protected void layoutChildren() {
            bar.resizeRelocate(0, 0, Math.max(1, Math.round(getWidth() * part)), getHeight());
        }
    }
}
