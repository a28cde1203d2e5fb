// java -Dtasks=10000 -Dunit=200 Main.java

import java.util.concurrent.Executors;

// Each task sleeps for two seconds, on a virtual thread of its own. A sleeping virtual thread has no thread of the
// system: it is an object in memory, so there may be a hundred thousand of them.

final int tasks = Integer.getInteger("tasks", 10_000);
final int second = Integer.getInteger("unit", 200); // milliseconds

void main() {
    long start = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < tasks; i++) {
            threads.submit(this::sleep);
        }
    }
    IO.println("%,d slept for %.1f seconds of the lesson".formatted(tasks, (System.nanoTime() - start) / 1e6 / second));
}

Void sleep() throws InterruptedException {
    Thread.sleep(2 * second);
    return null;
}
