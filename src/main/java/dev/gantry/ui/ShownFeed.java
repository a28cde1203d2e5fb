package dev.gantry.ui;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.gantry.recording.Feed;
import dev.gantry.recording.Source;
import dev.gantry.trace.Snapshot;

/** Feed of snapshots of this process, shown as a lesson's run; they are read at most sixty times a second. */
final class ShownFeed implements Feed {
    private static final long SIXTIETH = 1_000_000_000 / 60;

    private final Supplier<Snapshot> snapshots;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Snapshot last;

    ShownFeed(Supplier<Snapshot> snapshots) {
        this.snapshots = snapshots;
        this.last = snapshots.get();
    }

    @Override
    public Source source() {
        return new Source.Attached(ProcessHandle.current().pid(), "bench");
    }

    @Override
    public Snapshot snapshot() {
        return last;
    }

    @Override
    public boolean run(Runnable begun) throws InterruptedException {
        begun.run();
        while (!last.finished() && !stopped.await(SIXTIETH, TimeUnit.NANOSECONDS)) {
            last = snapshots.get();
        }
        return last.finished();
    }

    @Override
    public void stop() {
        stopped.countDown();
    }
}
