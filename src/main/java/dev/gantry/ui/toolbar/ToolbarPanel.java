package dev.gantry.ui.toolbar;

import java.util.List;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.controlsfx.control.SegmentedButton;

import dev.gantry.trace.Snapshot;
import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.CommandButton;
import dev.gantry.ui.command.Commands;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Appearance;
import dev.gantry.ui.session.Playhead;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.session.Tool;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.LazyChildren;
import dev.gantry.ui.theme.Room;
import dev.gantry.ui.theme.Theme;
import dev.gantry.ui.theme.Tip;

/** The row of buttons at the top; where there is no room for all, those go that keys and the mouse do as well. */
final class ToolbarPanel extends HBox implements Panel {
    /** How much of the title is seen at least, in sizes of its letters. */
    private static final double TITLE = 8;

    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final Session session;
    private final Appearance appearance;
    private final RunButton run;
    private final CommandButton pause;
    private final CommandButton replay;
    private final Playhead playhead;
    private final CommandButton theme;
    private final ToggleButton select;
    private final ToggleButton pan;
    private final ToggleButton zoom;
    private final List<CommandButton> buttons;
    private final Label lesson = new Label();
    private final ProgressBar progress = new ProgressBar(0);
    private final VBox middle = new VBox();

    /** What comes and goes together, what matters most first. */
    private final List<List<Node>> groups;
    private Theme shownTheme;

    ToolbarPanel(Context context) {
        session = context.session();
        appearance = context.appearance();
        playhead = context.navigation().playhead();
        Commands commands = context.commands();
        getStyleClass().add("toolbar");
        run = new RunButton(session, commands);
        pause = new CommandButton(commands.get("pause"), Icon.PAUSE);
        theme = new CommandButton(commands.get("theme"), Icon.DARK);
        CommandButton back = new CommandButton(commands.get("back"), Icon.BACK);
        CommandButton forward = new CommandButton(commands.get("forward"), Icon.FORWARD);
        CommandButton search = new CommandButton(commands.get("search"), Icon.SEARCH);
        replay = new CommandButton(commands.get("replay"), Icon.REPLAY);
        CommandButton export = new CommandButton(commands.get("export"), Icon.EXPORT);
        CommandButton zoomOut = new CommandButton(commands.get("zoom-out"), Icon.ZOOM_OUT);
        CommandButton zoomIn = new CommandButton(commands.get("zoom-in"), Icon.ZOOM_IN);
        CommandButton fit = new CommandButton(commands.get("fit"), Icon.FIT);
        CommandButton language = new CommandButton(commands.get("language"), Icon.LANGUAGE);
        CommandButton help = new CommandButton(commands.get("help"), Icon.HELP);
        buttons = List.of(pause, back, forward, zoomOut, zoomIn, fit, search, replay, export, theme, language, help);
        select = tool(commands.get("tool-select"), Icon.SELECT);
        pan = tool(commands.get("tool-pan"), Icon.PAN);
        zoom = tool(commands.get("tool-zoom"), Icon.ZOOM_BOX);
        SegmentedButton tools = new SegmentedButton(select, pan, zoom);
        tools.setId("tools");
        lesson.setId("lesson-name");
        lesson.getStyleClass().add("lesson-name");
        lesson.setMinWidth(0);
        progress.setId("progress");
        progress.getStyleClass().add("run-progress");
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setVisible(false);
        LazyChildren.fill(middle.getChildren(), lesson, progress);
        middle.getStyleClass().add("toolbar-lesson");
        middle.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Separator first = line();
        Separator second = line();
        groups = List.of(List.of(run, pause, gap, search, replay, export, help), List.of(theme, language),
                List.of(tools, first), List.of(fit, second), List.of(back, forward), List.of(zoomOut, zoomIn));
        getChildren().addAll(run, pause, middle, gap, tools, first, back, forward, zoomOut, zoomIn, fit, second,
                search, replay, export, theme, language, help);
        show(Set.of());
    }

    @Override
    protected void layoutChildren() {
        double title = Math.min(middle.prefWidth(-1), lesson.getFont().getSize() * TITLE);
        Room.share(getWidth() - snappedLeftInset() - snappedRightInset() - title - getSpacing(), groups);
        super.layoutChildren();
    }

    @Override
    public void show(Set<Reason> reasons) {
        run.update();
        buttons.forEach(CommandButton::update);
        pause.pseudoClassStateChanged(ON, session.isPaused());
        replay.pseudoClassStateChanged(ON, playhead.isOn());
        lesson.setText(session.nextTitle().map(next -> Texts.of("toolbar.next", session.title(), next))
                .orElseGet(session::title));
        select.setSelected(appearance.tool() == Tool.SELECT);
        pan.setSelected(appearance.tool() == Tool.PAN);
        zoom.setSelected(appearance.tool() == Tool.ZOOM);
        if (shownTheme != appearance.theme()) {
            shownTheme = appearance.theme();
            theme.setGraphic((shownTheme == Theme.DARK ? Icon.LIGHT : Icon.DARK).node());
        }
        boolean known = session.isLive() && session.program().isEmpty(); // how much a program will do is not
        progress.setVisible(known);
        progress.setManaged(known);
        progress.setProgress(known ? share(session.snapshot()) : 0);
    }

    /** Progress of the lesson's tasks: the share that has ended, from 0 to 1. */
    private double share(Snapshot snapshot) {
        long expected = Math.max(1, session.arguments().values().getOrDefault("tasks", (long) snapshot.tasks()));
        int done = 0;
        for (int task = 1; task <= snapshot.tasks(); task++) {
            if (snapshot.hasTask(task) && snapshot.taskState(task).isFinal()) {
                done++;
            }
        }
        return Math.min(1, (double) done / expected);
    }

    private static ToggleButton tool(Command command, Icon icon) {
        ToggleButton button = new ToggleButton(null, icon.node());
        button.setId("command-" + command.id());
        Tip.put(button, command.tip());
        button.setAccessibleText(command.title());
        button.setOnAction(_ -> {
            command.run();
            button.setSelected(true);
        });
        return button;
    }

    private static Separator line() {
        Separator line = new Separator(javafx.geometry.Orientation.VERTICAL);
        line.getStyleClass().add("toolbar-line");
        return line;
    }
}
