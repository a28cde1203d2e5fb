package dev.gantry.ui.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;

import dev.gantry.insight.whatif.Prediction;
import dev.gantry.insight.whatif.Run;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.time.Durations;

/** The makespan over the number of workers; a click chooses that number. A run that never ends has no point. */
final class WorkersCurve extends Pane {
    private static final double HEIGHT = 110;
    private static final double RADIUS = 3;
    private static final double BELOW = 18;

    private final Polyline line = new Polyline();
    private final Circle measured = new Circle(RADIUS + 1);
    private final Circle chosen = new Circle(RADIUS + 1);
    private final Label least = new Label();
    private final Label most = new Label();
    private final Label top = new Label();
    private List<Run> points = List.of();
    private Optional<Run> real = Optional.empty();
    private int workers;

    WorkersCurve(IntConsumer picked) {
        setId("whatif-curve");
        getStyleClass().add("curve");
        line.getStyleClass().add("mean-line");
        measured.getStyleClass().add("measured-point");
        chosen.getStyleClass().add("predicted-point");
        List.of(least, most, top).forEach(label -> label.getStyleClass().add("hint"));
        setMinSize(0, HEIGHT);
        setPrefSize(160, HEIGHT);
        getChildren().addAll(line, measured, chosen, least, most, top);
        getChildren().forEach(child -> {
            child.setManaged(false);
            child.setMouseTransparent(true);
        });
        setOnMousePressed(event -> points.stream()
                .min((one, other) -> Double.compare(Math.abs(x(one) - event.getX()), Math.abs(x(other) - event.getX())))
                .ifPresent(run -> picked.accept(run.workers())));
    }

    void show(Prediction prediction) {
        points = prediction.curve().stream().filter(run -> run.stuck() == 0).toList();
        real = Optional.of(prediction.measured()).filter(run -> run.workers() > 0);
        workers = prediction.setting().workers();
        List<String> said = new ArrayList<>();
        points.forEach(run -> said.add(Texts.of("whatif.point", run.workers(), Durations.text(run.makespan()))));
        setAccessibleText(String.join(", ", said));
        least.setText(points.isEmpty() ? "" : String.valueOf(points.getFirst().workers()));
        most.setText(points.isEmpty() ? "" : Texts.of("whatif.most", points.getLast().workers()));
        top.setText(points.isEmpty() ? "" : Durations.text(highest()));
        requestLayout();
    }

    private long highest() {
        long highest = real.map(Run::makespan).orElse(0L);
        for (Run run : points) {
            highest = Math.max(highest, run.makespan());
        }
        return Math.max(1, highest);
    }

    private double x(Run run) {
        int first = points.getFirst().workers();
        int last = Math.max(first + 1, points.getLast().workers());
        double share = (run.workers() - first) / (double) (last - first);
        return RADIUS + 2 + share * (getWidth() - 2 * RADIUS - 4);
    }

    private double y(Run run) {
        double room = getHeight() - BELOW - RADIUS - 2;
        return RADIUS + 2 + room * (1 - run.makespan() / (double) highest());
    }

    @Override
    protected void layoutChildren() {
        List<Double> path = new ArrayList<>();
        points.forEach(run -> path.addAll(List.of(x(run), y(run))));
        line.getPoints().setAll(path);
        put(chosen, points.stream().filter(run -> run.workers() == workers).findFirst());
        put(measured, real.filter(run -> !points.isEmpty() && run.workers() <= points.getLast().workers()));
        double below = getHeight() - BELOW;
        least.autosize();
        most.autosize();
        top.autosize();
        least.relocate(RADIUS, below);
        most.relocate(Math.max(0, getWidth() - most.getWidth() - RADIUS), below);
        top.relocate(Math.max(0, getWidth() - top.getWidth() - RADIUS), 0);
    }

    private void put(Circle point, Optional<Run> run) {
        point.setVisible(run.isPresent());
        run.ifPresent(at -> {
            point.setCenterX(x(at));
            point.setCenterY(y(at));
        });
    }
}
