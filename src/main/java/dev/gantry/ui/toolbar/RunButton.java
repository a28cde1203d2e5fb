package dev.gantry.ui.toolbar;

import javafx.scene.control.Button;

import dev.gantry.ui.command.Commands;
import dev.gantry.ui.session.Program;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.Tip;

/** Run button: runs the lesson or program, or attaches to the JVM that is chosen; stops it while it runs. */
final class RunButton extends Button {
    private final Session session;
    private final Commands commands;
    private Boolean shownLive;
    private boolean attached;

    RunButton(Session session, Commands commands) {
        this.session = session;
        this.commands = commands;
        setId("run");
        setOnAction(_ -> commands.get(session.isLive() ? "stop" : "run").run());
        update();
    }

    void update() {
        boolean live = session.isLive();
        boolean attaches = session.program().filter(Program::isAttached).isPresent();
        if (shownLive == null || shownLive != live || attached != attaches) {
            shownLive = live;
            attached = attaches;
            setText(Texts.of(live ? "toolbar.stop" : attaches ? "toolbar.attach" : "toolbar.run"));
            setGraphic((live ? Icon.STOP : Icon.RUN).node());
            getStyleClass().setAll("button", "run-button", live ? "danger" : "accent");
        }
        Tip.put(this, session.obstacle().filter(_ -> !live).orElse(commands.get(live ? "stop" : "run").tip()));
        setDisable(!live && session.obstacle().isPresent());
    }
}
