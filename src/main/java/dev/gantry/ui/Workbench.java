package dev.gantry.ui;

import java.lang.System.Logger.Level;
import javafx.scene.Scene;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import dev.gantry.ui.chart.Chart;
import dev.gantry.ui.chart.Heads;
import dev.gantry.ui.command.Commands;
import dev.gantry.ui.command.KeyMap;
import dev.gantry.ui.desktop.Chooser;
import dev.gantry.ui.desktop.Dialogs;
import dev.gantry.ui.export.Sharing;
import dev.gantry.ui.files.DropTarget;
import dev.gantry.ui.files.FilesPanel;
import dev.gantry.ui.files.RecentFiles;
import dev.gantry.ui.help.HelpPanel;
import dev.gantry.ui.inspector.InspectorPanel;
import dev.gantry.ui.lanes.LaneActions;
import dev.gantry.ui.lanes.LaneButton;
import dev.gantry.ui.lanes.LaneMenu;
import dev.gantry.ui.lanes.LaneStrip;
import dev.gantry.ui.legend.LegendPanel;
import dev.gantry.ui.library.LibraryPanel;
import dev.gantry.ui.notice.NoticePanel;
import dev.gantry.ui.overview.OverviewPanel;
import dev.gantry.ui.palette.PalettePanel;
import dev.gantry.ui.parameters.ParametersPanel;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Pump;
import dev.gantry.ui.replay.Replay;
import dev.gantry.ui.replay.ReplayPanel;
import dev.gantry.ui.search.SearchBar;
import dev.gantry.ui.session.Appearance;
import dev.gantry.ui.session.Lanes;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Run;
import dev.gantry.ui.session.Search;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.shortcuts.ShortcutsPanel;
import dev.gantry.ui.status.Readouts;
import dev.gantry.ui.status.StatusPanel;
import dev.gantry.ui.theme.LazyChildren;
import dev.gantry.ui.theme.StyleSheets;
import dev.gantry.ui.timeline.AreaKeys;
import dev.gantry.ui.timeline.KeyboardNavigation;
import dev.gantry.ui.timeline.TimelinePanel;
import dev.gantry.ui.toolbar.ToolbarPanel;
import dev.gantry.ui.welcome.WelcomePanel;

/** All panels of the window, put together. To be made and used on the JavaFX thread. */
final class Workbench {
    private final Pump pump;
    private final Session session;
    private final Pointer pointer;
    private final Navigation navigation;
    private final Appearance appearance;
    private final Lanes lanes;
    private final Chart chart;
    private final Commands commands = new Commands();
    private final BottomTabs drawer;
    private final Replay replay;
    private final HelpPanel help;
    private final PalettePanel palette;
    private final ShortcutsPanel shortcuts;
    private final Settings settings;
    private final Search search;
    private final SearchBar searchBar;
    private final TimelinePanel timeline;
    private final LaneStrip laneStrip;
    private final LegendPanel legend;
    private final StatusPanel status;
    private final WelcomePanel welcome;
    private final NoticePanel notice;
    private final FilesPanel files;
    private final LibraryPanel library;
    private final Sharing sharing;
    private final Scene scene;

    Workbench(Setup setup, double width, double height) {
        pump = new Pump(setup.clock());
        session = new Session(pump, setup.lessons(), setup.starter());
        pointer = new Pointer(pump);
        navigation = new Navigation(pump, session.snapshot(), setup.clock());
        settings = setup.settings();
        appearance = new Appearance(pump, Choices.theme(settings, setup.theme()), Choices.percent(settings));
        lanes = new Lanes(pump);
        chart = new Chart(pump, session, pointer, navigation, lanes);
        LaneActions laneActions = new LaneActions(chart, lanes, pointer, navigation);
        LaneMenu laneMenu = new LaneMenu(commands);
        search = new Search(pump, session, pointer, navigation, setup.searcher());
        searchBar = new SearchBar(search, () -> timeline().requestFocus());
        legend = new LegendPanel(session, pointer, appearance, () -> chart.frame().mergedBars());
        KeyboardNavigation travel = new KeyboardNavigation(session, chart, pointer, navigation);
        help = new HelpPanel(commands);
        palette = new PalettePanel(commands);
        Choices choices = new Choices(settings, appearance, percent -> StyleSheets.put(scene(), percent), this::say);
        Chooser chooser = setup.chooser().orElseGet(() -> new Dialogs(() -> scene().getWindow()));
        files = new FilesPanel(pump, session, chooser, new RecentFiles(pump, settings, choices::keep));
        replay = new Replay(session, chart, pointer, navigation);
        Keys.ofRuns(commands, session, replay, () -> timeline().requestFocus());
        Keys.ofArea(commands, new AreaKeys(chart, pointer, navigation), () -> drawer().showStatistics(),
                () -> session.snapshot().records() > 0);
        Keys.ofLanes(commands, laneActions, () -> laneStrip().ask(),
                () -> {
                    laneActions.select();
                    timeline().showMenu(laneActions.inHand(), laneMenu);
                });
        Keys.ofTimeline(commands, session, pointer, navigation, appearance, travel);
        Keys.ofReading(commands, session, navigation, travel, search, this::timeline, () -> legend, () -> searchBar);
        Keys.ofReplay(commands, session, navigation, replay);
        Keys.ofWindow(commands, choices, () -> library().focusSearch(), this::clear, help::toggle, palette::toggle,
                () -> shortcuts().toggle(), () -> status().truth().toggle());
        drawer = new BottomTabs(pump, session, pointer, navigation, appearance, settings, setup.searcher(),
                chart::lanesInSight, replay::line);

        sharing = new Sharing(pump, session, pointer, navigation, lanes, appearance, files, chooser, setup.printers(),
                setup.searcher(), () -> scene().getWindow());
        Keys.ofFiles(commands, files, () -> library().focusFiles());
        library = new LibraryPanel(session, files, commands);
        Keys.ofSharing(commands, sharing);
        ToolbarPanel toolbar = new ToolbarPanel(session, navigation.playhead(), appearance, commands);
        notice = new NoticePanel(session, pointer, navigation);
        shortcuts = new ShortcutsPanel(commands, new KeyMap(commands, settings), choices::keep);
        ParametersPanel parameters = new ParametersPanel(session);
        OverviewPanel overview = new OverviewPanel(pump, session, pointer, navigation, appearance);
        timeline = new TimelinePanel(pump, chart, pointer, navigation, appearance, travel, commands.get("follow"),
                commands.get("go"), new Heads(lanes, laneMenu), new LaneButton(laneMenu));
        laneStrip = new LaneStrip(chart, lanes, commands.get("show-hidden"), timeline::requestFocus);
        ReplayPanel replayBar = new ReplayPanel(session, navigation, commands, timeline::requestFocus);
        welcome = new WelcomePanel(session, commands);
        InspectorPanel inspector = new InspectorPanel(session, pointer, navigation, appearance, drawer::showCode);
        status = new StatusPanel(
                session,
                navigation.playhead(),
                new Readouts(
                        () -> session.last().map(Run::hookCost).orElse(0),
                        pump.times()::median,
                        () -> chart.frame().mergedBars()));

        VBox left = new VBox(library, parameters);
        VBox.setVgrow(library, Priority.ALWAYS);
        left.getStyleClass().add("side");
        VBox center = new LazyColumn(overview, searchBar, laneStrip, timeline, replayBar, legend);
        VBox.setVgrow(timeline, Priority.ALWAYS);
        StackPane middle = new StackPane(center, welcome);
        WindowLayout frame = new WindowLayout(new LazyColumn(toolbar, notice, files.bar()), left, middle, inspector,
                drawer, status,
                appearance.scale());
        DropTarget drop = new DropTarget(files::open);
        StackPane root = new StackPane();
        LazyChildren.fill(root.getChildren(), frame, help, palette, shortcuts, status.truth(), sharing.card());
        root.getChildren().add(drop);
        scene = new Scene(root, width, height);
        drop.listenTo(scene);
        StyleSheets.put(scene, appearance.percent());
        commands.listenTo(scene);

        Follower follower = new Follower(session, pointer, navigation, chart, search);
        pump.takeFrom(() -> follower.take() | files.take() | drawer.take() | sharing.take());
        for (Panel panel : new Panel[]{timeline, laneStrip, searchBar, replayBar, overview, toolbar, library,
                parameters, notice,
                files,
                legend,
                welcome,
                inspector, drawer, status}) {
            pump.add(panel);
        }
    }

    /** Puts the focus where the keys are wanted; to be called when the window is shown. */
    void focus() {
        if (welcome.isVisible()) {
            welcome.focusRun();
        } else {
            timeline.requestFocus();
        }
    }

    /** Shows this sentence above everything else, until the user closes it. */
    void say(String sentence) {
        notice.say(sentence);
    }

    /** Opens and saves recordings. */
    FilesPanel files() {
        return files;
    }

    Scene scene() {
        return scene;
    }

    private LibraryPanel library() {
        return library;
    }

    private StatusPanel status() {
        return status;
    }

    private ShortcutsPanel shortcuts() {
        return shortcuts;
    }

    Settings settings() {
        return settings;
    }

    Commands commands() {
        return commands;
    }

    Appearance appearance() {
        return appearance;
    }

    Pump pump() {
        return pump;
    }

    Session session() {
        return session;
    }

    Pointer pointer() {
        return pointer;
    }

    Search search() {
        return search;
    }

    Navigation navigation() {
        return navigation;
    }

    Lanes lanes() {
        return lanes;
    }

    Chart chart() {
        return chart;
    }

    TimelinePanel timeline() {
        return timeline;
    }

    LaneStrip laneStrip() {
        return laneStrip;
    }

    BottomTabs drawer() {
        return drawer;
    }

    /** Has what the user arranged remembered. */
    void remember() {
        drawer.remember();
        settings.save().ifPresent(trouble -> System.getLogger("dev.gantry.ui").log(Level.WARNING, trouble));
    }

    /** Draws no more, asks what runs to end, and leaves what is being written unwritten. */
    void close() {
        pump.stop();
        files.close();
        session.stop();
    }

    /** Closes or forgets one thing, the nearest first. */
    private void clear() {
        if (palette.close() || shortcuts.close() || help.close() || status.truth().close()
                || sharing.card().close()) {
            return;
        }
        if (laneStrip.isAsking()) {
            laneStrip.cancel();
        } else if (!timeline.closePrompt() && !drawer.cancelEdit() && !(searchBar.isTypedIn() && searchBar.close())
                && !replay.leave() && !pointer.clearLast()) {
            searchBar.close();
        }
    }
}
