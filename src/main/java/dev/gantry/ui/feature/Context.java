package dev.gantry.ui.feature;

import java.util.concurrent.Executor;
import javafx.scene.Scene;

import dev.gantry.ui.chart.Beside;
import dev.gantry.ui.chart.Chart;
import dev.gantry.ui.chart.Pane;
import dev.gantry.ui.command.Commands;
import dev.gantry.ui.command.KeyMap;
import dev.gantry.ui.desktop.Chooser;
import dev.gantry.ui.desktop.Dialogs;
import dev.gantry.ui.desktop.Printers;
import dev.gantry.ui.files.FileDesk;
import dev.gantry.ui.files.RecentFiles;
import dev.gantry.ui.lessons.LessonDesk;
import dev.gantry.ui.programs.ProgramDesk;
import dev.gantry.ui.pump.Pump;
import dev.gantry.ui.session.Appearance;
import dev.gantry.ui.session.Lanes;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.settings.ChangedPrograms;
import dev.gantry.ui.settings.Choices;
import dev.gantry.ui.settings.Settings;

/**
 * Context of the features of one window: the model of what is shown, and what a feature asks of the window and of the
 * others. Texts are not among it: the language is the program's, one for all windows, and {@link
 * dev.gantry.ui.text.Texts} looks them up for what has no window too.
 */
public final class Context {
    private final Scene scene;
    private final Tabs tabs;
    private final Pump pump;
    private final Session session;
    private final Pointer pointer;
    private final Navigation navigation;
    private final Appearance appearance;
    private final Lanes lanes;
    private final Settings settings;
    private final Pane main;
    private final Beside beside;
    private final FileDesk files;
    private final ProgramDesk programs;
    private final LessonDesk lessons;
    private final Chooser chooser;
    private final Printers printers;
    private final Executor reader;
    private final Commands commands = new Commands();
    private final KeyMap keys;
    private final Focus focus = new Focus();
    private final Sides sides;
    private final Notices notices = new Notices();

    /** The context of a window with this scene and these tabs, both of which are still empty. */
    public Context(Setup setup, Scene scene, Tabs tabs) {
        this.scene = scene;
        this.tabs = tabs;
        pump = new Pump(setup.clock());
        session = new Session(pump, setup.lessons(), setup.starter(), setup.programs());
        pointer = new Pointer(pump);
        navigation = new Navigation(pump, session.snapshot(), setup.clock());
        settings = setup.settings();
        sides = new Sides(settings);
        session.choose(Choices.programs(settings));
        session.python(Choices.python(settings));
        session.changedBy((lesson, language) -> ChangedPrograms.of(settings, lesson, language));
        appearance = new Appearance(pump, Choices.theme(settings, setup.theme()), Choices.percent(settings));
        lanes = new Lanes(pump);
        main = new Pane(session::snapshot, new Chart(pump, session::snapshot, pointer, navigation, lanes), pointer,
                navigation, lanes);
        beside = new Beside(pump, main, setup.clock());
        chooser = setup.chooser().orElseGet(() -> new Dialogs(scene::getWindow));
        printers = setup.printers();
        reader = setup.searcher();
        files = new FileDesk(pump, session, chooser, new RecentFiles(pump, settings, this::keep));
        session.askBeforeStopping(files::askBeforeStopping);
        programs = new ProgramDesk(pump, session, settings, this::keep, files::undoable);
        lessons = new LessonDesk(session, setup.own(), reader);
        keys = new KeyMap(commands, settings);
    }

    public Pump pump() {
        return pump;
    }

    public Session session() {
        return session;
    }

    public Pointer pointer() {
        return pointer;
    }

    public Navigation navigation() {
        return navigation;
    }

    public Appearance appearance() {
        return appearance;
    }

    public Lanes lanes() {
        return lanes;
    }

    public Settings settings() {
        return settings;
    }

    public Chart chart() {
        return main.chart();
    }

    /** The chart of what is shown. */
    public Pane main() {
        return main;
    }

    /** What is shown below it, to be compared. */
    public Beside beside() {
        return beside;
    }

    /** Opens and writes files. */
    public FileDesk files() {
        return files;
    }

    /** Runs programs of the user's own. */
    public ProgramDesk programs() {
        return programs;
    }

    /** Lessons of the user's own. */
    public LessonDesk lessons() {
        return lessons;
    }

    /** Asks for the names of files. */
    public Chooser chooser() {
        return chooser;
    }

    public Printers printers() {
        return printers;
    }

    /** Reads recordings, on threads of its own. */
    public Executor reader() {
        return reader;
    }

    /** The commands of all features, once they are all made. */
    public Commands commands() {
        return commands;
    }

    /** Which keys do them. */
    public KeyMap keys() {
        return keys;
    }

    public Tabs tabs() {
        return tabs;
    }

    /** Which parts around the chart are hidden. */
    public Sides sides() {
        return sides;
    }

    public Focus focus() {
        return focus;
    }

    public Notices notices() {
        return notices;
    }

    /** The scene, for what concerns all of it: style sheets, what is dragged over it, dialogs. */
    public Scene scene() {
        return scene;
    }

    /** Whether anything is recorded in what is shown. */
    public boolean isRecorded() {
        return session.snapshot().records() > 0;
    }

    /** Saves the settings; shows a notice if they cannot be written. */
    public void keep() {
        settings.save().ifPresent(notices::say);
    }
}
