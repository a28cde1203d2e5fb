package dev.gantry.ui.welcome;

import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Program;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.Texts;

/** What is going on while a program in a process of its own has been started and nothing of it is recorded yet. */
final class StartingPanel extends StackPane implements Panel {
    private final Session session;
    private final Label what = new Label();

    StartingPanel(Session session) {
        this.session = session;
        setId("starting");
        setMouseTransparent(true);
        what.setId("starting-what");
        what.getStyleClass().add("welcome-summary");
        what.setWrapText(true);
        Label hint = new Label(Texts.of("starting.hint"));
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        VBox content = new VBox(what, hint);
        content.getStyleClass().add("starting");
        content.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(content);
        setVisible(false);
    }

    @Override
    public void show(Set<Reason> reasons) {
        setVisible(session.isLive() && session.streams().isPresent() && session.snapshot().records() == 0);
        if (isVisible()) {
            what.setText(Texts.of(session.program().map(StartingPanel::about)
                    .orElse(session.language() == ProgramLanguage.PYTHON ? "starting.python" : "starting.java")));
        }
    }

    private static String about(Program program) {
        return switch (program.kind()) {
            case SCRIPT, MODULE, CODE -> "starting.python";
            case SOURCE -> "starting.java";
            case JAR, CLASS_PATH -> "starting.jar";
            case COMMAND -> "starting.command";
            case JVM -> "starting.jvm";
        };
    }
}
