package dev.gantry.ui.welcome;

import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Focus;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Program;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.LessonTexts;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;

/** The title of the lesson or the program, what to look at, and a big button that runs it. */
final class WelcomePanel extends StackPane implements Panel {
    private final Session session;
    private final Focus focus;
    private final Label title = new Label();
    private final Label summary = new Label();
    private final Button run = new Button(Texts.of("welcome.run"), Icon.RUN.node());

    WelcomePanel(Context context) {
        session = context.session();
        focus = context.focus();
        setId("welcome");
        getStyleClass().add("welcome");
        title.getStyleClass().add("welcome-title");
        title.setWrapText(true);
        summary.setId("welcome-summary");
        summary.getStyleClass().add("welcome-summary");
        summary.setWrapText(true);
        summary.setMinHeight(Region.USE_PREF_SIZE);
        run.setId("welcome-run");
        run.getStyleClass().addAll("accent", "welcome-run");
        run.setOnAction(_ -> context.commands().get("run").run());
        Label hint = new Label(Texts.of("welcome.hint"));
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        VBox content = new VBox(title, summary, run, hint);
        content.getStyleClass().add("welcome-content");
        content.setMaxSize(520, Region.USE_PREF_SIZE);
        getChildren().add(content);
        show(Set.of());
    }

    private static String about(Program program) {
        return Texts.of(switch (program.kind()) {
            case SCRIPT, MODULE, CODE -> "welcome.program";
            case JAR, SOURCE, CLASS_PATH -> "welcome.java";
            case COMMAND -> "welcome.command";
            case JVM -> "welcome.jvm";
        }, program.folder());
    }

    /** Focuses the run button, so that Enter and Space run the lesson. */
    void focusRun() {
        run.requestFocus();
    }

    @Override
    public void show(Set<Reason> reasons) {
        boolean visible = session.last().isEmpty() && !session.isLive();
        if (!visible && Focus.isWithin(this)) {
            focus.toChart(); // which takes its place
        }
        setVisible(visible);
        run.setDefaultButton(visible);
        Optional<Program> program = session.program();
        title.setText(session.title());
        summary.setText(program.map(chosen -> about(chosen))
                .orElseGet(() -> LessonTexts.summary(session.lesson(), session.arguments())));
        run.setText(Texts.of(program.map(chosen -> chosen.isAttached() ? "welcome.run.jvm" : "welcome.run.program")
                .orElse("welcome.run")));
        run.setDisable(session.obstacle().isPresent());
    }
}
