import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lines that hand over tasks, and lines that wait; their comments say for which task, or in which thread. */
public class Lines {
    static final CountDownLatch LATCH = new CountDownLatch(1);
    static final Thread MAIN = Thread.currentThread();
    static volatile Thread worker;

    public static void main(String[] arguments) throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        pool.execute(Lines::first); // hands over Lines.first
        Future<?> second = new Inner().handOver(pool);
        while (worker == null) {
            Thread.onSpinWait();
        }
        waitsSoon(worker);
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
        worker = Thread.currentThread();
        await();
    }

    static void waitsSoon(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    static void await() {
        try {
            LATCH.await(); // pool-1-thread-1 waits
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void second() {
        waitsSoon(MAIN);
    }

    static void third() {
        Thread.yield();
    }
}
