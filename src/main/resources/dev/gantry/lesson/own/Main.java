// java -Dunit=200 -Dworkers=2 -Dtasks=4 Main.java

import java.util.concurrent.Executors;

// Some workers share some tasks, each of which takes a second.

final int second = Integer.getInteger("unit", 200); // milliseconds
final int workers = Integer.getInteger("workers", 2);
final int tasks = Integer.getInteger("tasks", 4);

void main() {
    try (var pool = Executors.newFixedThreadPool(workers)) {
        for (int i = 0; i < tasks; i++) {
            pool.submit(this::work);
        }
    } // waits for the tasks
    IO.println("all tasks have ended");
}

Void work() throws InterruptedException {
    Thread.sleep(second);
    return null;
}
