package dev.gantry.ui;

import java.io.File;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

import com.sun.glass.ui.Application;

import dev.gantry.jdk.Internals;
import dev.gantry.ui.pump.FxThread;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.settings.Choices;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.text.Language;
import dev.gantry.ui.text.Texts;

/** The program's windows: one at first, more when the program is started again. It ends with the last of them. */
public final class Windows {
    private static final long PATIENCE = 5_000;
    private static final long OPENING = 25_000;

    private final Function<Throwable, String> crashed;
    private final Settings settings;
    private final List<Window> open = new ArrayList<>();
    private final CompletableFuture<Void> first = new CompletableFuture<>();
    private final CompletableFuture<Session> lastClosed = new CompletableFuture<>();

    /**
     * No window yet.
     *
     * @param crashed takes what was thrown in a window, on the JavaFX thread, and returns a sentence for the user
     * @param settings what the user chose before
     */
    public Windows(Function<Throwable, String> crashed, Settings settings) {
        this.crashed = crashed;
        this.settings = settings;
    }

    /**
     * Opens the first window and waits until the user has closed every one; then what runs in them has been stopped. To
     * be called at most once in a JVM, not on the JavaFX thread.
     *
     * @throws IllegalStateException if there is no display, or the window cannot be made; the message is one sentence
     *     for the user
     */
    public void open(Window.Options options) {
        open(options, _ -> {});
    }

    /**
     * Opens one more window and brings it to the front, while {@link #open} waits. Any thread but JavaFX's may call it.
     *
     * @return whether it is open: not when the last one is just being closed
     */
    public boolean another(Window.Options options) {
        CompletableFuture<Boolean> opened = new CompletableFuture<>();
        first.thenRun(() -> FxThread.post(() -> {
            if (!open.isEmpty()) {
                show(options).toFront();
            }
            opened.complete(!open.isEmpty());
        }));
        return opened.completeOnTimeout(false, OPENING, TimeUnit.MILLISECONDS).join();
    }

    /** Has each window look again at what waits to be recovered; it may not be open yet. For any thread. */
    public void lookForFiles() {
        first.thenRun(() -> FxThread.post(() -> open.forEach(Window::lookForFiles)));
    }

    /**
     * First window: as {@link #open(Window.Options)}.
     *
     * @param shown is given the first window once it is shown, on the JavaFX thread
     */
    public void open(Window.Options options, Consumer<Window> shown) {
        if (System.getProperty("prism.order") == null && !hasGpu()) {
            System.setProperty("prism.order", "sw");
        }
        Preparation preparation = new Preparation(Choices.language(settings, Language.usual()),
                Choices.theme(settings, options.theme()));
        try {
            FxThread.post(() -> {
                try {
                    preparation.awaitTexts();
                    begin();
                    shown.accept(show(options));
                    first.complete(null);
                } catch (RuntimeException broken) {
                    lastClosed.completeExceptionally(broken);
                }
            });
        } catch (UnsupportedOperationException noDisplay) {
            preparation.awaitTexts();
            throw new IllegalStateException(Texts.of("window.no-display"), noDisplay);
        }
        try {
            lastClosed.join().close(PATIENCE);
        } catch (CompletionException broken) {
            debug(broken);
            throw new IllegalStateException(Texts.of("window.broken", broken.getCause()), broken);
        } finally {
            FxThread.end();
        }
    }

    private void begin() {
        Thread.currentThread().setUncaughtExceptionHandler((_, thrown) -> report(thrown));
        if (Internals.DOCK_NAME.isAvailable()) {
            // Docks put windows of one class under the menu entry that names it; JavaFX would say "java".
            Application.GetApplication().setName(Texts.of("window.title"));
        }
    }

    private Window show(Window.Options options) {
        Optional<Window> before = open.isEmpty() ? Optional.empty() : Optional.of(open.getLast());
        Window window = new Window(before.map(other -> options.in(other.theme())).orElse(options), settings, before,
                this::closed);
        open.add(window);
        window.show();
        return window;
    }

    private void closed(Window window) {
        open.remove(window);
        if (open.isEmpty()) {
            lastClosed.complete(window.session());
        } else {
            window.session().stop();
        }
    }

    /** Uncaught exceptions of a window end nothing: the user reads a sentence and goes on working. */
    private void report(Throwable thrown) {
        debug(thrown);
        String sentence = crashed.apply(thrown);
        open.forEach(window -> window.say(sentence));
    }

    private static void debug(Throwable thrown) {
        System.getLogger("dev.gantry.ui").log(Level.DEBUG, "here", thrown);
    }

    /** GPU detection: without a GPU JavaFX would draw through an emulated one, slower than its software renderer. */
    private static boolean hasGpu() {
        return !System.getProperty("os.name").startsWith("Linux") || new File("/dev/dri").exists();
    }
}
