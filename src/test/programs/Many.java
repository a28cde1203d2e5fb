import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** More virtual threads at once than there are lanes, each with a task; one of them fails. */
public class Many {
    static final int THREADS = 62_000;

    public static void main(String[] arguments) throws Exception {
        CountDownLatch begun = new CountDownLatch(THREADS);
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < THREADS; i++) {
                boolean fails = i == THREADS - 1;
                all.add(each.submit(() -> {
                    begun.countDown();
                    end.await();
                    if (fails) {
                        throw new IllegalStateException("as intended");
                    }
                    return null;
                }));
            }
            begun.await();
            each.submit(() -> pool.submit(Many::inPool).get()).get();
            end.countDown();
        }
        pool.shutdown();
    }

    private static void inPool() {
        Thread.yield();
    }
}
