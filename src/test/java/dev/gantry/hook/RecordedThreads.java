package dev.gantry.hook;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;

/** Threads that tests record, and what they look for in the traces. */
final class RecordedThreads {
    private RecordedThreads() {}

    /** Runs the work in so many threads that begin together; returns when all have ended. */
    static void run(int threads, IntConsumer work) {
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> started = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int number = i;
            started.add(Thread.ofPlatform().name("t" + i).start(() -> {
                await(go);
                work.accept(number);
            }));
        }
        go.countDown();
        started.forEach(RecordedThreads::join);
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The lanes of threads whose name begins so. */
    static List<Lane> lanes(Snapshot seen, String prefix) {
        List<Lane> found = new ArrayList<>();
        for (int id = 1; id <= seen.lanes(); id++) {
            Lane lane = seen.lane(id);
            if (lane != null && lane.kind() != LaneKind.PROCESS && seen.laneName(id).startsWith(prefix)) {
                found.add(lane);
            }
        }
        return found;
    }

    static boolean isInOrder(Row row) {
        for (int i = 0; i < row.size(); i++) {
            if (row.end(i) < row.start(i) || i > 0 && row.start(i) < row.end(i - 1)) {
                return false;
            }
        }
        return true;
    }
}
