// java -Dworkers=3 -Dunit=200 Main.java

import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

// Readers may be inside together; a writer only alone.

final int workers = Integer.getInteger("workers", 3); // readers that come first
final int second = Integer.getInteger("unit", 200); // milliseconds

final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
final AtomicInteger reading = new AtomicInteger();
final AtomicInteger most = new AtomicInteger();

void main() throws InterruptedException {
    try (var pool = Executors.newCachedThreadPool()) {
        for (int i = 0; i < workers; i++) {
            pool.submit(this::read);
        }
        Thread.sleep(second / 2);
        pool.submit(this::write);
        Thread.sleep(second / 2);
        pool.submit(this::readLate);
    }
    IO.println("at most " + most + " read at once");
}

void read() {
    hold(lock.readLock(), "a reader", true);
}

void write() {
    hold(lock.writeLock(), "the writer", false);
}

void readLate() {
    hold(lock.readLock(), "the late reader", true);
}

void hold(Lock part, String who, boolean reads) {
    part.lock();
    try {
        IO.println(who + " is inside");
        if (reads) {
            most.accumulateAndGet(reading.incrementAndGet(), Math::max);
        }
        Thread.sleep(2 * second);
        reading.addAndGet(reads ? -1 : 0);
    } catch (InterruptedException e) {
        throw new IllegalStateException(e);
    } finally {
        part.unlock();
    }
}
