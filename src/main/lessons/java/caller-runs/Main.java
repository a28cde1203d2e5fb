// java -Dworkers=2 -Dcapacity=3 -Dtasks=12 -Dunit=200 Main.java

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy;
import java.util.concurrent.TimeUnit;

// The pool's queue has room for a few tasks. When it is full, a policy decides what becomes of one more.

final int workers = Integer.getInteger("workers", 2);
final int capacity = Integer.getInteger("capacity", 3);
final int tasks = Integer.getInteger("tasks", 12);
final int second = Integer.getInteger("unit", 200); // milliseconds

void main() {
    try (var pool = new ThreadPoolExecutor(workers, workers, 0, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(capacity), new CallerRunsPolicy())) {
        for (int i = 0; i < tasks; i++) {
            pool.execute(this::work);
        }
        IO.println("all are submitted");
    }
}

void work() {
    try {
        Thread.sleep(second);
    } catch (InterruptedException e) {
        throw new IllegalStateException(e);
    }
}
