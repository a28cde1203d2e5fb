// java -Dworkers=3 -Dsteps=2 -Dunit=200 Main.java

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

// A latch opens once: all workers begin together. A barrier opens whenever all have come: nobody begins the next round
// before the slowest has ended this one.

final int workers = Integer.getInteger("workers", 3);
final int steps = Integer.getInteger("steps", 2); // rounds
final int second = Integer.getInteger("unit", 200); // milliseconds

final CountDownLatch start = new CountDownLatch(1);
final CyclicBarrier barrier = new CyclicBarrier(workers, () -> IO.println("all are here"));

void main() throws InterruptedException {
    try (var pool = Executors.newFixedThreadPool(workers)) {
        for (int i = 1; i <= workers; i++) {
            int number = i;
            pool.submit(() -> run(number));
        }
        Thread.sleep(second);
        IO.println("start");
        start.countDown();
    }
}

Void run(int number) throws Exception {
    start.await();
    for (int round = 1; round <= steps; round++) {
        Thread.sleep(number * second / 2); // the higher its number, the slower it is
        IO.println(number + " has done round " + round);
        barrier.await();
    }
    return null;
}
