package dev.gantry.ui.curves;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.util.StringConverter;

import dev.gantry.insight.Load;
import dev.gantry.insight.Loads;
import dev.gantry.insight.Parts;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Inquiry;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Reading;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.IconButton;
import dev.gantry.ui.theme.Tip;
import dev.gantry.view.time.TimeScale;
import dev.gantry.view.time.Viewport;

/**
 * The curves of the chosen executor, with their values where the pointer is, else in all that is in sight. What is
 * drawn was read for the stretch of time in sight; while that changes, the last that was read moves along.
 */
final class CurvesPanel extends VBox implements Panel {
    private static final int PARTS = 240;
    private static final double KEY = 26;

    private final Context context;
    private final Inquiry<Optional<Recording>, Summed> summed;
    private final Inquiry<Asked, Answer> inquiry;
    private final ComboBox<Integer> executors = new ComboBox<>();
    private final Label when = new Label();
    private final Map<Curve, Label> values = new EnumMap<>(Curve.class);
    private final Plot plot = new Plot(this::tell, this::choose);
    private boolean filling;

    /** The loads of a recording. */
    private record Summed(Loads loads, Optional<Recording> run) {}

    /** A stretch of time, and an executor. */
    private record Asked(Viewport sight, int executor) {}

    /** The load in parts, and in all of the stretch. */
    private record Answer(Load load, Load whole, Optional<Recording> run) {}

    CurvesPanel(Context context) {
        this.context = context;
        summed = new Inquiry<>(context.pump(), context.reader(), context.session()::snapshot,
                context.session()::last,
                (snapshot, run) -> (wanted, progress) -> Loads.of(snapshot, wanted, progress)
                        .map(loads -> new Summed(loads, run)));
        inquiry = new Inquiry<>(context.pump(), context.reader(),
                () -> loads().map(Loads::snapshot).orElseGet(context.session()::snapshot),
                () -> new Asked(context.navigation().viewport().scrolledTo(0), executor()),
                (_, asked) -> reading(loads().orElseThrow(), asked, context.session().last()));
        getStyleClass().add("curves");
        setId("curves");
        executors.setId("curves-executor");
        executors.setAccessibleText(Texts.of("curves.executor"));
        Tip.put(executors, Texts.of("curves.executor"));
        executors.setConverter(new Names());
        executors.valueProperty().addListener((_, _, _) -> {
            if (!filling) {
                context.pump().mark(Reason.HOVER);
            }
        });
        when.setId("curves-when");
        when.getStyleClass().add("hint");
        Button close = IconButton.of("curves", "close", Icon.CLOSE, this::close);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(executors, when);
        head.getStyleClass().add("path-bar");
        for (Curve curve : Curve.values()) {
            head.getChildren().addAll(key(curve));
        }
        head.getChildren().addAll(gap, close);
        getChildren().addAll(head, plot);
        setVisible(false);
        setManaged(false);
    }

    /** A piece of the curve, and its value. */
    private List<Node> key(Curve curve) {
        Line piece = new Line(0, 0, KEY, 0);
        piece.getStyleClass().addAll("curve-line", curve.styleClass());
        Label value = new Label();
        value.setId(curve.styleClass());
        value.setMinWidth(0);
        values.put(curve, value);
        return List.of(piece, value);
    }

    private static Reading.Work<Answer> reading(Loads loads, Asked asked, Optional<Recording> run) {
        return (_, _) -> {
            Snapshot of = loads.snapshot();
            long from = Math.clamp(asked.sight.start(), of.first(), Math.max(of.first(), of.horizon()));
            long to = Math.clamp(asked.sight.end(), from, Math.max(from, of.horizon()));
            return Optional.of(new Answer(loads.over(Parts.of(from, to, PARTS), asked.executor),
                    loads.over(new Parts(from, to, 1), asked.executor), run));
        };
    }

    /** The loads of the recording that is shown, once they are known. */
    private Optional<Loads> loads() {
        return summed.answer().filter(of -> of.run.equals(context.session().last())).map(Summed::loads);
    }

    private int executor() {
        Integer chosen = executors.getValue();
        List<Integer> known = loads().map(Loads::executors).orElse(List.of());
        return chosen != null && known.contains(chosen) ? chosen : known.isEmpty() ? 0 : known.getFirst();
    }

    /** Shows the curves, or takes them away. */
    void toggle() {
        if (!close()) {
            setVisible(true);
            setManaged(true);
            context.pump().mark(Reason.SIZE);
        }
    }

    /** Takes the curves away; says whether they were there. */
    boolean close() {
        boolean open = isVisible();
        setVisible(false);
        setManaged(false);
        return open;
    }

    void cancel() {
        summed.close();
        inquiry.close();
    }

    /** Takes what was read; says whether more may come. */
    boolean take() {
        boolean wanted = isVisible() && context.isRecorded();
        boolean more = summed.take(wanted);
        return inquiry.take(wanted && loads().isPresent()) | more;
    }

    @Override
    public void show(Set<Reason> reasons) {
        if (!isVisible()) {
            return;
        }
        if (!context.isRecorded()) {
            close();
            return;
        }
        TimeScale scale = context.chart().frame().scale();
        double pixels = context.chart().scale();
        plot.edges(scale.left() / pixels, scale.right() / pixels);
        fill();
        plot.show(answer().map(Answer::load), context.navigation().viewport());
        tell();
    }

    private Optional<Answer> answer() {
        return inquiry.answer()
                .filter(of -> of.run.equals(context.session().last()) && of.load.executor() == executor());
    }

    private void fill() {
        List<Integer> known = loads().map(Loads::executors).orElse(List.of());
        if (!known.equals(executors.getItems()) || executors.getValue() == null && !known.isEmpty()) {
            int before = executor();
            filling = true;
            executors.getItems().setAll(known);
            executors.setValue(known.isEmpty() ? null : before);
            filling = false;
        }
    }

    /** Tells the values where the pointer is. */
    private void tell() {
        Optional<Answer> of = answer();
        Optional<Integer> part = plot.part();
        when.setText(of.isEmpty()
                ? loads().filter(loads -> loads.executors().isEmpty()).map(_ -> Texts.of("curves.none"))
                        .orElseGet(() -> Texts.of("curves.busy-reading", Math.round(100 * summed.progress())))
                : part.map(at -> context.navigation().clock(of.get().load.parts().edge(at)))
                        .orElse(Texts.of("curves.in-sight")));
        for (Curve curve : Curve.values()) {
            values.get(curve).setText(of.map(answer -> part.map(at -> curve.words(answer.load, at))
                    .orElseGet(() -> curve.words(answer.whole, 0))).orElse(""));
        }
        plot.setAccessibleText(Stream.concat(Stream.of(when.getText()), values.values().stream().map(Label::getText))
                .filter(text -> !text.isEmpty()).collect(Collectors.joining(", ")));
    }

    private void choose(long time) {
        List<String> words = new ArrayList<>();
        plot.part().ifPresent(part -> answer().ifPresent(of -> {
            for (Curve curve : Curve.values()) {
                words.add(curve.words(of.load, part));
            }
            context.pointer().moment(Optional.of(new Pointer.Moment(0, time, String.join(", ", words))));
        }));
    }

    /** The executors by their names. */
    private final class Names extends StringConverter<Integer> {
        @Override
        public String toString(Integer executor) {
            return executor == null
                    ? ""
                    : executor == 0
                            ? Texts.of("curves.no-executor")
                            : context.session().snapshot().executorName(executor);
        }

        @Override
        public Integer fromString(String name) {
            throw new UnsupportedOperationException("names are not typed");
        }
    }
}
