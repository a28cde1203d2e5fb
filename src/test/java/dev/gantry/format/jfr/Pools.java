package dev.gantry.format.jfr;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What {@code pools-17.jfr.gz} recorded: four threads of a pool that want one lock, and a garbage collection at the
 * end. Made with JDK 17, without the package, by
 *
 * <pre>
 * gantry jfr-settings gantry.jfc
 * java -XX:StartFlightRecording:settings=gantry.jfc,filename=pools-17.jfr Pools
 * </pre>
 */
final class Pools {
    private static final Object LOCK = new Object();
    private static final int TASKS = 30;

    private Pools() {}

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            long work = 15 + i % 4 * 10;
            futures.add(pool.submit(() -> {
                Thread.sleep(20);
                synchronized (LOCK) {
                    return spin(work);
                }
            }));
        }
        for (Future<?> future : futures) {
            future.get();
        }
        System.gc();
        pool.shutdown();
    }

    private static double spin(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        double x = 1;
        while (System.nanoTime() < end) {
            x = Math.sqrt(x + 1);
        }
        return x;
    }
}
