package dev.gantry.ui;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.lesson.own.OwnLessons;
import dev.gantry.ui.feature.Setup;
import dev.gantry.ui.pump.FxThread;
import dev.gantry.ui.session.LessonRuns;
import dev.gantry.ui.session.Program;
import dev.gantry.ui.session.ProgramRuns;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.session.Spools;
import dev.gantry.ui.settings.Choices;
import dev.gantry.ui.settings.RememberedPlace;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Theme;

/** One of the program's {@link Windows}. To be made and used on the JavaFX thread. */
public final class Window {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final Stage stage = new Stage();
    private final Workbench workbench;

    /**
     * What to show first.
     *
     * @param lesson the id of the lesson that is chosen; the first one if empty or unknown
     * @param runAtOnce whether to run it without being asked
     * @param arguments its arguments; the usual ones if empty
     * @param language that of the lesson's program that is chosen; the usual one if empty
     * @param python the interpreter that runs it if it is in Python; the one that is remembered if empty
     * @param theme light or dark
     * @param file a recording to show at once
     * @param program a program to run at once
     * @param beside a recording to compare the file with
     */
    public record Options(Optional<String> lesson, boolean runAtOnce, Optional<Arguments> arguments,
            Optional<ProgramLanguage> language, Optional<String> python, Theme theme, Optional<Path> file,
            Optional<Program> program, Optional<Path> beside) {
        /** The same in this theme. */
        Options in(Theme other) {
            return new Options(lesson, runAtOnce, arguments, language, python, other, file, program, beside);
        }
    }

    /** @param before the window that was opened last, beside which this one is put */
    Window(Options options, Settings settings, Optional<Window> before, Consumer<Window> closed) {
        LessonRuns runs = new LessonRuns(Optional.of(Spools.FOLDER), () -> Choices.budget(settings));
        workbench = new Workbench(
                new Setup(Catalogue.lessons(), runs, System::nanoTime, options.theme()).with(settings)
                        .with(OwnLessons.usual())
                        .running(new ProgramRuns(Optional.of(Spools.FOLDER), () -> Choices.budget(settings))),
                WIDTH, HEIGHT);
        if (options.lesson().flatMap(Catalogue::find).isPresent() || options.lesson().isEmpty()) {
            workbench.context().lessons().refresh();
        } else {
            workbench.context().lessons().refreshNow(); // it is one of them
        }
        Optional<Lesson> chosen = session().lessons().stream()
                .filter(lesson -> options.lesson().filter(lesson.id()::equals).isPresent()).findFirst();
        chosen.ifPresent(session()::choose);
        options.arguments().ifPresent(session()::arguments);
        options.language().ifPresent(session()::choose);
        if (options.python().isPresent()) {
            session().python(options.python());
        }
        if (options.runAtOnce()) {
            session().run();
        }
        options.file().ifPresent(workbench.context().files()::open);
        options.beside().ifPresent(workbench.context().files()::openBeside);
        options.program().ifPresent(program -> {
            workbench.context().programs().run(program);
            if (!program.isAttached()) { // what that prints is not seen
                workbench.context().tabs().show("output");
            }
        });
        workbench.context().files().recover(Spools.FOLDER, options.file().isEmpty());
        stage.focusedProperty().addListener((_, _, focused) -> {
            if (focused) {
                lookForFiles(); // other programs may have changed what is there
                workbench.context().lessons().refresh();
            }
        });
        workbench.whenTitled(shown -> stage.setTitle(Texts.of("window.titled", shown)));
        workbench.context().pump().afterFirst(() -> stage.getIcons().addAll(Preparation.Icons.ALL));
        stage.setMinWidth(900);
        stage.setMinHeight(560);
        stage.setScene(workbench.scene());
        RememberedPlace.restore(settings, stage, before.map(other -> other.stage), WIDTH, HEIGHT);
        stage.setOnHiding(_ -> {
            RememberedPlace.keep(settings, stage);
            workbench.remember();
        });
        stage.setOnHidden(_ -> {
            workbench.close();
            stage.setScene(null); // frees everything even where the platform keeps the stage
            closed.accept(this);
        });
    }

    /** Lists recent files, and what waits to be recovered, as they are now. */
    void lookForFiles() {
        workbench.context().files().recentFiles().refresh();
    }

    void show() {
        stage.show();
        workbench.focus();
        workbench.context().settings().complaint().ifPresent(this::say);
    }

    /** Runs this on the JavaFX thread as soon as the window has been painted and nothing runs in it any more. */
    public void whenPainted(Runnable then) {
        workbench.context().pump().idle().thenRun(() -> FxThread.post(() -> {
            // One thread draws all pictures in their order: when this small one is there, the window's is too.
            new Region().snapshot(null, null);
            then.run();
        }));
    }

    /** Screenshot of the window as it is now. */
    public BufferedImage picture() {
        WritableImage shown = workbench.scene().snapshot(null);
        int width = (int) shown.getWidth();
        int height = (int) shown.getHeight();
        int[] pixels = new int[width * height];
        shown.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        return picture;
    }

    void toFront() {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    /** Closes the window, as the user does. */
    public void close() {
        stage.close();
    }

    /** Shows this sentence above everything else, until the user closes it. */
    void say(String sentence) {
        workbench.context().notices().say(sentence);
    }

    Theme theme() {
        return workbench.context().appearance().theme();
    }

    Session session() {
        return workbench.context().session();
    }
}
