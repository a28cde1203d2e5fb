package dev.gantry.ui;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

import dev.gantry.recording.About;
import dev.gantry.recording.Feed;
import dev.gantry.recording.Keeper;
import dev.gantry.recording.Recording;
import dev.gantry.recording.Source;
import dev.gantry.trace.Snapshot;

/** Runs that stand still: their recordings were written by hand. */
final class FixedRun {
    private FixedRun() {}

    static Recording finished(Snapshot snapshot) {
        return Recording.complete(new Standing(() -> snapshot, () -> true));
    }

    /** One that is kept on disk by this. */
    static Recording finished(Snapshot snapshot, Keeper keeper) {
        return begun(Recording.start(new Standing(() -> snapshot, () -> true), Optional.of(keeper)));
    }

    static Recording failed(Snapshot snapshot, String message) {
        return Recording.complete(new Standing(() -> snapshot, () -> {
            throw new IllegalArgumentException(message);
        }));
    }

    /** One that grows as this says until it is stopped. */
    static Recording running(Supplier<Snapshot> snapshots) {
        CountDownLatch stopped = new CountDownLatch(1);
        return begun(Recording.start(new Standing(snapshots, () -> {
            stopped.await();
            return false;
        }) {
            @Override
            public void stop() {
                stopped.countDown();
            }
        }));
    }

    static Recording running(Snapshot snapshot) {
        return running(() -> snapshot);
    }

    private static Recording begun(Recording recording) {
        recording.awaitBegun();
        return recording;
    }

    private interface Program {
        boolean run() throws InterruptedException;
    }

    private static class Standing implements Feed {
        private final Supplier<Snapshot> snapshots;
        private final Program program;

        Standing(Supplier<Snapshot> snapshots, Program program) {
            this.snapshots = snapshots;
            this.program = program;
        }

        @Override
        public Source source() {
            return new Source.Attached(1, "by hand");
        }

        @Override
        public About about() {
            return About.NOTHING.costing(42);
        }

        @Override
        public Snapshot snapshot() {
            return snapshots.get();
        }

        @Override
        public boolean run(Runnable begun) throws InterruptedException {
            begun.run();
            return program.run();
        }

        @Override
        public void stop() {}
    }
}
