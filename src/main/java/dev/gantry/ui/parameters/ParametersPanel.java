package dev.gantry.ui.parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.Parameter;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Program;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.LessonTexts;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.LazyChildren;
import dev.gantry.ui.theme.SidePage;

/**
 * How the chosen program is run; or the chosen lesson's parameters, each with its field beside it, or below it where
 * there is no room, and what is wrong with them. All together take at most a part of the side's height, and are
 * scrolled then.
 */
final class ParametersPanel extends VBox implements Panel {
    private static final double MOST = 0.45;

    /** Share of the side's height that they keep, if they need as much, beside the lists. */
    private static final double LEAST = 0.22;

    /** The same where texts are large, and the lists need more too. */
    private static final double LEAST_OF_LARGE = 0.18;

    private final Session session;
    private final DoubleProperty least = new SimpleDoubleProperty();
    private final VBox rows = new VBox();
    private final ScrollPane scroll = new ScrollPane(rows);
    private final Label complaint = new Label();
    private final Hyperlink reset = new Hyperlink(Texts.of("parameters.reset"));
    private final InterpreterBox interpreter;
    private final List<NumberEditor> editors = new ArrayList<>();
    private final Label nothing = new Label(Texts.of("run.no-lesson"));
    private final Label title = new Label();
    private final Hyperlink edit = new Hyperlink(Texts.of("parameters.edit"));
    private Optional<Lesson> shown = Optional.empty();
    private Optional<Program> program = Optional.empty();
    private Arguments given;
    private boolean hasInterpreter;

    ParametersPanel(Context context) {
        session = context.session();
        interpreter = new InterpreterBox(context);
        getStyleClass().addAll("panel", "parameters");
        title.getStyleClass().add("panel-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        reset.setId("parameters-reset");
        reset.setOnAction(_ -> {
            session.arguments(Arguments.usual(session.lesson()));
            fill();
        });
        edit.setId("parameters-edit");
        edit.setOnAction(_ -> program.ifPresent(context.programs()::edit));
        HBox head = new HBox(title, gap, reset, edit);
        head.getStyleClass().add("panel-head");
        rows.getStyleClass().add("parameter-rows");
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false); // what is in it takes the focus
        scroll.setMinHeight(0);
        boolean large = context.appearance().scale() > 1;
        sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) {
                Region side = SidePage.around(this);
                maxHeightProperty().bind(side.heightProperty().multiply(MOST));
                least.bind(side.heightProperty().multiply(large ? LEAST_OF_LARGE : LEAST));
            }
        });
        complaint.getStyleClass().add("complaint");
        complaint.setId("parameters-complaint");
        complaint.setWrapText(true);
        nothing.setId("parameters-none");
        nothing.getStyleClass().add("hint");
        nothing.setWrapText(true);
        nothing.setMinHeight(USE_PREF_SIZE);
        fill();
        LazyChildren.fill(getChildren(), head, nothing, scroll, complaint);
    }

    @Override
    protected double computeMinHeight(double width) {
        return Math.min(least.get(), computePrefHeight(width));
    }

    /** Takes what was looked for in the background; says whether more is to come. */
    boolean take() {
        return interpreter.take();
    }

    @Override
    public void show(Set<Reason> reasons) {
        if (reasons.contains(Reason.LESSON)) {
            interpreter.showChosen();
            if (hasInterpreter != needsInterpreter() || shown.orElse(null) != session.runnable().orElse(null)
                    || !program.equals(session.program())
                    || !session.arguments().equals(given)) {
                fill();
            }
            reset.setVisible(shown.isPresent() && (session.complaint().isPresent() || !isUsual()));
        }
    }

    private void fill() {
        shown = session.runnable();
        editors.clear();
        program = session.program();
        title.setText(Texts.of(program.isPresent() ? "parameters.program" : "parameters.title"));
        rows.getChildren().setAll(program.map(ProgramFacts::rows).orElseGet(() -> shown.map(Lesson::parameters)
                .orElse(List.of()).stream().map(this::row).toList()));
        hasInterpreter = needsInterpreter();
        if (hasInterpreter) {
            rows.getChildren().add(row(Texts.of("launch.interpreter"), interpreter));
        }
        boolean none = shown.isEmpty() && program.isEmpty();
        nothing.setVisible(none);
        nothing.setManaged(none);
        boolean isStarted = program.filter(chosen -> !chosen.isAttached()).isPresent();
        edit.setVisible(isStarted);
        edit.setManaged(isStarted);
        reset.setVisible(shown.isPresent() && !isUsual());
        checked();
    }

    private boolean isUsual() {
        return session.arguments().equals(Arguments.usual(session.lesson()));
    }

    private Node row(Parameter parameter) {
        NumberEditor editor = new NumberEditor(session, session.lesson(), parameter, this::checked);
        editors.add(editor);
        return row(LessonTexts.label(parameter), editor.node());
    }

    private static Node row(String name, Node field) {
        Label label = new Label(name);
        label.setLabelFor(field);
        FlowPane row = new FlowPane(label, field);
        row.getStyleClass().add("parameter-row");
        return row;
    }

    /** Whether the lesson's program that would run is one in Python. */
    private boolean needsInterpreter() {
        return session.runnable().isPresent() && session.language() == ProgramLanguage.PYTHON;
    }

    private void checked() {
        Optional<String> first = editors.stream().flatMap(editor -> editor.complaint().stream()).findFirst();
        complaint.setText(first.orElse(""));
        complaint.setVisible(first.isPresent());
        complaint.setManaged(first.isPresent());
        session.complain(first);
        given = session.arguments();
    }
}
