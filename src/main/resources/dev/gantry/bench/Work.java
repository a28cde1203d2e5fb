import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveTask;

/**
 * Does some work in units, and prints the processor time of one in nanoseconds: kind, units, how long each is busy in
 * nanoseconds, and how many units come before as warm-up.
 */
public class Work {
    static final int BATCH = 1000;

    static volatile int done;

    public static void main(String[] args) throws Exception {
        if (args[0].equals("start")) {
            System.out.println(spent());
            return;
        }
        long nanos = Long.parseLong(args[2]);
        Runnable task = nanos == 0 ? () -> {} : () -> busy(nanos);
        int units = Integer.parseInt(args[1]);
        work(args[0], Integer.parseInt(args[3]), task);
        long before = spent();
        work(args[0], units, task);
        System.out.println((double) (spent() - before) / units);
        System.exit(0);
    }

    static void work(String kind, int units, Runnable task) throws Exception {
        switch (kind) {
            case "submit" -> submit(Executors.newFixedThreadPool(2), units, task);
            case "execute" -> execute(Executors.newFixedThreadPool(2), units, task);
            case "common" -> execute(ForkJoinPool.commonPool(), units, task);
            case "fork" -> fork(units);
            default -> execute((ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor")
                    .invoke(null), units, task);
        }
    }

    static void submit(ExecutorService pool, int units, Runnable task) throws Exception {
        Callable<Object> work = Executors.callable(task);
        Future<?>[] futures = new Future<?>[BATCH];
        for (int i = 0; i < units; i += BATCH) {
            for (int j = 0; j < BATCH; j++) {
                futures[j] = pool.submit(work);
            }
            for (Future<?> future : futures) {
                future.get();
            }
        }
        pool.shutdown();
    }

    static void execute(ExecutorService pool, int units, Runnable task) throws Exception {
        for (int i = 0; i < units; i += BATCH) {
            CountDownLatch all = new CountDownLatch(BATCH);
            for (int j = 0; j < BATCH; j++) {
                pool.execute(() -> {
                    task.run();
                    all.countDown();
                });
            }
            all.await();
        }
    }

    /** fib(20) forks 10945 tasks. */
    static void fork(int units) {
        for (int i = 0; i < units; i += 10_945) {
            done += ForkJoinPool.commonPool().invoke(new Fibonacci(20));
        }
    }

    static class Fibonacci extends RecursiveTask<Integer> {
        private static final long serialVersionUID = 1;
        final int n;

        Fibonacci(int n) {
            this.n = n;
        }

        @Override
        protected Integer compute() {
            if (n < 2) {
                return n;
            }
            Fibonacci other = new Fibonacci(n - 1);
            other.fork();
            return new Fibonacci(n - 2).compute() + other.join();
        }
    }

    static void busy(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    static long spent() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
