import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Stages that follow from others, each with a method of its own, and waits for them. */
public class Dependent {
    static final CountDownLatch ASKED = new CountDownLatch(1);

    static volatile Thread asks;

    public static void main(String[] args) throws Exception {
        ThreadPoolExecutor pool = (ThreadPoolExecutor) Executors.newFixedThreadPool(1);
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(Dependent::first, pool);
        CompletableFuture<Integer> second = first.thenApply(Dependent::second);
        CompletableFuture<Integer> third = second.handleAsync(Dependent::third, pool);
        CompletableFuture<Integer> both = second.thenCombine(third, Dependent::both);
        first.thenApply(Dependent::failing).exceptionally(Dependent::excuse);
        asks = Thread.currentThread();
        ASKED.countDown();
        both.join();
        CompletableFuture<Integer> last = CompletableFuture.supplyAsync(Dependent::last, pool);
        last.get(1, TimeUnit.MINUTES);
        both.thenAccept(Dependent::atOnce);
        both.thenAcceptAsync(Dependent::inCaller, Runnable::run);
        end(pool);
    }

    static void end(ExecutorService pool) throws InterruptedException {
        pool.shutdown();
        if (!pool.awaitTermination(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the pool did not end");
        }
    }

    /** Returns once the main thread waits. */
    static void untilAwaited() {
        try {
            ASKED.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        while (asks.getState() != Thread.State.WAITING && asks.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    static int first() {
        untilAwaited();
        return 1;
    }

    static int second(int before) {
        return before + 1;
    }

    static int third(Integer before, Throwable failure) {
        return before + 1;
    }

    static int both(int one, int other) {
        return one + other;
    }

    static int failing(int before) {
        throw new IllegalStateException("as wanted");
    }

    static int excuse(Throwable failure) {
        return 0;
    }

    static int last() {
        untilAwaited();
        return 1;
    }

    static void atOnce(int before) {}

    static void inCaller(int before) {}
}
