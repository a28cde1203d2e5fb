package dev.gantry.ui.pump;

import javafx.application.Platform;

/** JavaFX thread: the only class through which other threads post to it. */
public final class FxThread {
    private static boolean started;

    private FxThread() {}

    /**
     * Runs this on the JavaFX thread, which is started if it was not.
     *
     * @throws UnsupportedOperationException if there is no display
     */
    public static synchronized void post(Runnable task) {
        if (started) {
            Platform.runLater(task);
            return;
        }
        try {
            Platform.startup(task);
        } catch (IllegalStateException alreadyRuns) {
            Platform.runLater(task);
        }
        started = true;
    }

    /** Ends the JavaFX thread; it cannot be started again in this JVM. */
    public static void end() {
        Platform.exit();
    }
}
