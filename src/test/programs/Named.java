import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands over tasks that are lambdas, method references and classes, to pools whose threads are named in several ways. */
public class Named {
    final Callable<Integer> field = () -> 1;

    static class Job implements Runnable {
        @Override
        public void run() {}

        void work() {}
    }

    interface Stored extends Runnable, java.io.Serializable {}

    static int count() {
        return 1;
    }

    /** A factory as libraries have them. */
    static class Factory implements ThreadFactory {
        final String nameFormat = "my-pool-%d";
        final AtomicInteger count = new AtomicInteger();

        @Override
        public Thread newThread(Runnable task) {
            return new Thread(task, String.format(nameFormat, count.getAndIncrement()));
        }
    }

    public static void main(String[] args) throws Exception {
        ExecutorService usual = Executors.newFixedThreadPool(1);
        usual.submit(() -> {}).get();
        usual.submit(() -> nested(usual)).get();
        usual.submit(new Named().field).get();
        usual.submit((Runnable) (Stored) () -> {}).get();
        CompletableFuture.supplyAsync(Named::count, usual).get();
        end(usual);

        ExecutorService own = Executors.newFixedThreadPool(1, new Factory());
        own.submit((Callable<Integer>) Named::count).get();
        own.submit((Callable<Named>) Named::new).get();
        own.submit(new Job()::work).get();
        own.submit(new Job()).get();
        end(own);

        AtomicInteger count = new AtomicInteger();
        ExecutorService named = Executors.newFixedThreadPool(1,
                task -> new Thread(task, "io-" + count.incrementAndGet()));
        named.submit(Named::first).get();
        end(named);

        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, task -> new Thread(task, "timer"));
        timer.schedule(Named::second, 1, TimeUnit.MILLISECONDS).get();
        end(timer);

        ExecutorService unnamed = Executors.newCachedThreadPool(Thread::new);
        unnamed.submit(Named::third).get();
        end(unnamed);

        ThreadPoolExecutor ready = (ThreadPoolExecutor) Executors.newFixedThreadPool(1,
                task -> new Thread(task, "ready-1"));
        ready.prestartAllCoreThreads();
        ready.execute(Named::fourth);
        end(ready);

    }

    static void first() {}

    static void second() {}

    static void third() {}

    static void fourth() {}

    static void nested(ExecutorService pool) {
        Runnable inner = () -> pool.execute(() -> {});
        inner.run();
    }

    static void end(ExecutorService pool) throws InterruptedException {
        pool.shutdown();
        if (!pool.awaitTermination(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("a pool did not end");
        }
    }
}
