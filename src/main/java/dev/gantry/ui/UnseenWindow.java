package dev.gantry.ui;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

import dev.gantry.bench.FrameScreen;
import dev.gantry.bench.Tour;
import dev.gantry.lesson.Catalogue;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.feature.Setup;
import dev.gantry.ui.pump.FxThread;
import dev.gantry.ui.theme.Theme;

/**
 * The whole window, drawn in software on a screen that is only memory, for the benchmarks.
 *
 * <p>JavaFX is told to draw as fast as it can, so the time from one frame to the next is what a frame costs altogether: our
 * share, laying out, drawing, and handing the pixels over. At the usual pace that time would be a sixtieth of a second
 * whatever is drawn.
 */
public final class UnseenWindow implements FrameScreen {
    private Supplier<Snapshot> shown;
    private final Workbench workbench;
    private final Stage stage;

    private UnseenWindow() {
        workbench = new Workbench(
                new Setup(Catalogue.lessons(), (_, _) -> Recording.start(new ShownFeed(shown)), System::nanoTime,
                        Theme.LIGHT),
                WIDTH,
                HEIGHT);
        stage = new Stage(StageStyle.UNDECORATED);
        Scene scene = workbench.scene();
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
        stage.show();
    }

    /** Opens it; a JVM in which another window was opened before cannot. */
    public static FrameScreen open() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("javafx.animation.fullspeed", "true");
        return onScreen(() -> {
            Platform.setImplicitExit(false); // one may be opened after another
            return new UnseenWindow();
        });
    }

    @Override
    public long[] tour(Snapshot snapshot, Tour tour) {
        show(() -> snapshot);
        CompletableFuture<long[]> times = new CompletableFuture<>();
        FxThread.post(() -> new Frames(times) {
            @Override
            boolean next(int frame) {
                if (frame == tour.stops().size()) {
                    return false;
                }
                workbench.context().navigation().glide(tour.stops().get(frame));
                return true;
            }
        }.start());
        return times.join();
    }

    @Override
    public long[] follow(Supplier<Snapshot> recording) {
        show(recording);
        CompletableFuture<long[]> times = new CompletableFuture<>();
        FxThread.post(() -> new Frames(times) {
            @Override
            boolean next(int frame) {
                return !workbench.context().session().snapshot().finished();
            }
        }.start());
        return times.join();
    }

    @Override
    public void close() {
        onScreen(() -> {
            workbench.close();
            stage.hide();
            return stage;
        });
    }

    /** Shows this as a new run of the first lesson, and waits until a frame of it was drawn. */
    private void show(Supplier<Snapshot> recording) {
        CompletableFuture<Void> seen = new CompletableFuture<>();
        FxThread.post(() -> {
            shown = recording;
            Optional<Recording> before = workbench.context().session().last();
            workbench.context().session().run();
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    if (!workbench.context().session().last().equals(before) && !workbench.context().pump().isDirty()) {
                        stop();
                        seen.complete(null);
                    }
                }
            }.start();
        });
        seen.join();
    }

    private static <T> T onScreen(Supplier<T> task) {
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

    /** Asks for one frame after the other, and takes the times between those that were drawn. */
    private abstract class Frames extends AnimationTimer {
        private final CompletableFuture<long[]> done;
        private long[] times = new long[1024];
        private int count;
        private int asked;
        private long begun;
        private long drawnBefore;

        Frames(CompletableFuture<long[]> done) {
            this.done = done;
        }

        /** Prepares the frame of this number; false if there is none. */
        abstract boolean next(int frame);

        @Override
        public void handle(long pulse) {
            long now = System.nanoTime();
            long drawn = workbench.context().pump().drawn();
            if (drawn > drawnBefore && begun != 0) {
                times = count == times.length ? Arrays.copyOf(times, count * 2) : times;
                times[count++] = now - begun;
            }
            drawnBefore = drawn;
            begun = now;
            if (!next(asked++)) {
                stop();
                done.complete(Arrays.copyOf(times, count));
            }
        }
    }
}
