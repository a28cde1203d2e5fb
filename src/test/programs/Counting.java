import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Adds numbers up in tasks, and writes the sum into the file that it is given; without one it has no end. */
public class Counting {
    public static void main(String[] arguments) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        long sum = 0;
        for (int round = 0; arguments.length == 0 || round < 100; round++) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                int number = i;
                all.add(pool.submit(() -> number));
            }
            for (Future<Integer> each : all) {
                sum += each.get();
            }
        }
        pool.shutdown();
        Path unfinished = Path.of(arguments[0] + ".unfinished");
        Files.writeString(unfinished, Long.toString(sum));
        Files.move(unfinished, Path.of(arguments[0]));
    }
}
