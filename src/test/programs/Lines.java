import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lines that hand over tasks, and lines that wait; their comments say for which task, or in which thread. */
public class Lines {
    static final CountDownLatch LATCH = new CountDownLatch(1);

    public static void main(String[] arguments) throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        pool.execute(Lines::first); // hands over Lines.first
        Future<?> second = new Inner().handOver(pool);
        LATCH.countDown();
        second.get(); // main waits
        CompletableFuture.runAsync(Lines::third, pool).join(); // hands over Lines.third
        pool.shutdown();
    }

    static class Inner {
        Future<?> handOver(ExecutorService pool) {
            return pool.submit(Lines::second); // hands over Lines.second
        }
    }

    static void first() {
        await();
    }

    static void await() {
        try {
            LATCH.await(); // pool-1-thread-1 waits
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void second() {
        long end = System.nanoTime() + 5_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait(); // so that main waits for it
        }
    }

    static void third() {
        Thread.yield();
    }
}
