// java -Dworkers=2 -Dtasks=4 -Dunit=200 Main.java

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

// Everything that names no executor shares the common pool, which has about a thread for each processor. First
// calls that block are in it, and a computation; then the same calls have threads of their own.

final int tasks = Integer.getInteger("tasks", 4);
final int second = Integer.getInteger("unit", 200); // milliseconds

void main() {
    System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", System.getProperty("workers", "2"));
    var calls = Stream.generate(() -> CompletableFuture.runAsync(this::call)).limit(tasks).toList();
    var computing = CompletableFuture.runAsync(this::compute);
    computing.join();
    calls.forEach(CompletableFuture::join);
    IO.println("now with threads of their own");
    try (var own = Executors.newCachedThreadPool()) {
        var others = Stream.generate(() -> CompletableFuture.runAsync(this::callElsewhere, own)).limit(tasks).toList();
        CompletableFuture.runAsync(this::computeMeanwhile).join();
        others.forEach(CompletableFuture::join);
    }
}

void call() {
    sleep(second);
}

void callElsewhere() {
    sleep(second);
}

void compute() {
    IO.println("computed after calls");
}

void computeMeanwhile() {
    IO.println("computed at once");
}

void sleep(int millis) {
    try {
        Thread.sleep(millis); // as a call of a server would
    } catch (InterruptedException e) {
        throw new IllegalStateException(e);
    }
}
