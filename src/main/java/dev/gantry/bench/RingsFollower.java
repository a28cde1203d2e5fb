package dev.gantry.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.gantry.bench.measure.Waiting;
import dev.gantry.ring.RingFolder;
import dev.gantry.wire.TraceIntake;

/** Follows a folder of rings in a thread, until it is closed. */
final class RingsFollower implements AutoCloseable {
    private static final int PASS_MILLIS = 5;

    private final AtomicBoolean over = new AtomicBoolean();
    private final Thread thread;

    RingsFollower(Path folder) {
        TraceIntake intake = new TraceIntake(System.nanoTime());
        thread = Thread.ofPlatform().name("bench-follow").start(() -> {
            try (RingFolder rings = new RingFolder(folder, intake)) {
                while (!over.get()) {
                    rings.pass();
                    intake.publish(System.nanoTime());
                    Waiting.millis(PASS_MILLIS);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            intake.finish();
        });
    }

    @Override
    public void close() {
        over.set(true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
