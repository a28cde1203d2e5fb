package dev.gantry.ui;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

import dev.gantry.lesson.Catalogue;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.feature.Setup;
import dev.gantry.ui.pump.FxThread;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.theme.Theme;
import dev.gantry.view.time.Viewport;

/**
 * Headless window: the whole window, drawn in software into memory, as fast as JavaFX can, with no pause between two
 * pulses. Its methods may be called by any thread but JavaFX's unless they say otherwise.
 */
public final class HiddenWindow implements AutoCloseable {
    private final Workbench workbench;
    private final Stage stage;
    private Supplier<Snapshot> shown;

    private HiddenWindow(int width, int height) {
        workbench = new Workbench(
                new Setup(Catalogue.lessons(), (_, _) -> Recording.start(new ShownFeed(shown)), System::nanoTime,
                        Theme.LIGHT),
                width,
                height);
        stage = new Stage(StageStyle.UNDECORATED);
        stage.setScene(workbench.scene());
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(width);
        stage.setHeight(height);
        stage.show();
    }

    /**
     * Opens a headless window of this size in pixels; impossible in a JVM in which a visible window was opened before.
     */
    public static HiddenWindow open(int width, int height) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("javafx.animation.fullspeed", "true");
        return onFxThread(() -> {
            Platform.setImplicitExit(false); // one may be opened after another
            return new HiddenWindow(width, height);
        });
    }

    /**
     * Shows this as a new run of the first lesson, and waits until a frame of it has been drawn.
     *
     * @param recording what is recorded so far; asked once per frame
     */
    public void show(Supplier<Snapshot> recording) {
        Optional<Recording> before = onFxThread(() -> {
            shown = recording;
            Optional<Recording> last = session().last();
            session().stop(); // or it would ask whether it may
            session().run();
            return last;
        });
        eachPulse(() -> session().last().equals(before) || workbench.context().pump().isDirty());
    }

    /** Calls this on the JavaFX thread at the beginning of each pulse, until it returns false; waits for that. */
    public void eachPulse(BooleanSupplier more) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        FxThread.post(() -> new AnimationTimer() {
            @Override
            public void handle(long now) {
                try {
                    if (!more.getAsBoolean()) {
                        stop();
                        done.complete(null);
                    }
                } catch (RuntimeException broken) {
                    stop();
                    done.completeExceptionally(broken);
                }
            }
        }.start());
        done.join();
    }

    /** How many frames have been drawn; for the JavaFX thread. */
    public long drawn() {
        return workbench.context().pump().drawn();
    }

    /** Looks at this stretch of time from the next frame on; for the JavaFX thread. */
    public void look(Viewport there) {
        workbench.context().navigation().glide(there);
    }

    /** Whether nothing more comes to what is shown; for the JavaFX thread. */
    public boolean isFinished() {
        return session().snapshot().finished();
    }

    @Override
    public void close() {
        onFxThread(() -> {
            workbench.close();
            stage.hide();
            return stage;
        });
    }

    private Session session() {
        return workbench.context().session();
    }

    private static <T> T onFxThread(Supplier<T> task) {
        CompletableFuture<T> done = new CompletableFuture<>();
        FxThread.post(() -> {
            try {
                done.complete(task.get());
            } catch (RuntimeException broken) {
                done.completeExceptionally(broken);
            }
        });
        return done.join();
    }
}
