// java -Dworkers=4 -Dsteps=4 -Dunit=200 Main.java

import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;

// Each worker computes by itself, then for twice as long under the lock, again and again. The lock is a fair one: who
// waits gets it in the order of coming.

final int workers = Integer.getInteger("workers", 4);
final int steps = Integer.getInteger("steps", 4);
final int second = Integer.getInteger("unit", 200); // milliseconds

final ReentrantLock lock = new ReentrantLock(true);

void main() {
    try (var pool = Executors.newFixedThreadPool(workers)) {
        for (int i = 0; i < workers; i++) {
            pool.submit(this::work);
        }
    }
    IO.println("done");
}

void work() {
    for (int step = 0; step < steps; step++) {
        compute(second / 8);
        lock.lock();
        try {
            compute(second / 4);
        } finally {
            lock.unlock();
        }
    }
}

/** Keeps the processor busy for so many milliseconds. */
void compute(int millis) {
    long end = System.nanoTime() + millis * 1_000_000L;
    while (System.nanoTime() < end) {
        Thread.onSpinWait();
    }
}
