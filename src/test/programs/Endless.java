import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Hands over tasks until its standard input ends. */
public class Endless {
    public static void main(String[] args) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        System.out.println("ready");
        while (System.in.available() == 0) {
            pool.submit(() -> 1).get();
            pool.execute(() -> {});
            CompletableFuture.supplyAsync(() -> 1, pool).join();
        }
        pool.shutdown();
        System.out.println("done");
    }
}
