// java -Dtasks=6 -Dpermits=2 -Dunit=200 Main.java

import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

// There is a thread for every task, but only so many of them may be inside at once as the semaphore has permits.

final int tasks = Integer.getInteger("tasks", 6);
final int permits = Integer.getInteger("permits", 2);
final int second = Integer.getInteger("unit", 200); // milliseconds

final Semaphore semaphore = new Semaphore(permits);
final AtomicInteger inside = new AtomicInteger();
final AtomicInteger most = new AtomicInteger();

void main() {
    try (var pool = Executors.newCachedThreadPool()) {
        for (int i = 0; i < tasks; i++) {
            pool.submit(this::visit);
        }
    }
    IO.println("at most " + most + " inside");
}

Void visit() throws InterruptedException {
    semaphore.acquire();
    try {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        Thread.sleep(second);
    } finally {
        inside.decrementAndGet();
        semaphore.release();
    }
    return null;
}
