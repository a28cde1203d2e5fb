package dev.gantry.ui;

import java.io.File;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.stage.Stage;

import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.Lesson;
import dev.gantry.ui.pump.FxThread;
import dev.gantry.ui.session.LessonRuns;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Theme;

/** The program's window. */
public final class Window {
    private static final Logger LOG = System.getLogger("dev.gantry.ui");
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final long PATIENCE = 5_000;

    /**
     * What to show first.
     *
     * @param lesson the id of the lesson that is chosen; the first one if empty or unknown
     * @param runAtOnce whether to run it without being asked
     * @param arguments its arguments; the usual ones if empty
     * @param theme light or dark
     * @param file a recording to show at once
     */
    public record Options(Optional<String> lesson, boolean runAtOnce, Optional<Arguments> arguments, Theme theme,
            Optional<Path> file) {}

    private Window() {}

    /**
     * Opens the window and waits until the user closes it; then what runs in it has been stopped. To be called at most
     * once in a JVM, not on the JavaFX thread.
     *
     * @throws IllegalStateException if there is no display, or the window cannot be made; the message is one sentence
     *     for the user
     */
    public static void open(Options options) {
        if (System.getProperty("prism.order") == null && !hasGpu()) {
            System.setProperty("prism.order", "sw");
        }
        CompletableFuture<Session> closed = new CompletableFuture<>();
        try {
            FxThread.post(() -> {
                try {
                    show(options, closed);
                } catch (RuntimeException broken) {
                    closed.completeExceptionally(broken);
                }
            });
        } catch (UnsupportedOperationException noDisplay) {
            throw new IllegalStateException(Texts.of("window.no-display"), noDisplay);
        }
        try {
            closed.join().close(PATIENCE);
        } catch (CompletionException broken) {
            LOG.log(Level.DEBUG, "here", broken);
            throw new IllegalStateException(Texts.of("window.broken", broken.getCause()), broken);
        } finally {
            FxThread.end();
        }
    }

    private static void show(Options options, CompletableFuture<Session> closed) {
        Thread.currentThread().setUncaughtExceptionHandler((_, thrown) -> report(thrown));
        Workbench workbench = new Workbench(
                new Setup(Catalogue.lessons(), new LessonRuns(), System::nanoTime, options.theme()), WIDTH, HEIGHT);
        Session session = workbench.session();
        Optional<Lesson> chosen = options.lesson().flatMap(Catalogue::find);
        chosen.ifPresent(session::choose);
        options.arguments().ifPresent(session::arguments);
        if (options.runAtOnce()) {
            session.run();
        }
        Stage stage = new Stage();
        stage.setTitle(Texts.of("window.title"));
        stage.setMinWidth(900);
        stage.setMinHeight(560);
        stage.setScene(workbench.scene());
        stage.setOnHidden(_ -> {
            workbench.close();
            closed.complete(session);
        });
        stage.show();
        workbench.focus();
    }

    /** What the window itself did wrong goes to the log; the user goes on working. */
    private static void report(Throwable thrown) {
        LOG.log(Level.ERROR, "the window could not do something: {0}", thrown);
        LOG.log(Level.DEBUG, "here", thrown);
    }

    /** JavaFX would draw through an emulated GPU where there is none, slower than by itself. */
    private static boolean hasGpu() {
        return !System.getProperty("os.name").startsWith("Linux") || new File("/dev/dri").exists();
    }
}
