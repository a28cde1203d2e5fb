// java -Dworkers=2 -Dtasks=2 -Dunit=200 Main.java

import java.util.ArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

// Each outer task submits an inner one to the same pool and waits for its result, at most three seconds.

final int workers = Integer.getInteger("workers", 2);
final int tasks = Integer.getInteger("tasks", 2);
final int second = Integer.getInteger("unit", 200); // milliseconds

final ExecutorService pool = Executors.newFixedThreadPool(workers);

void main() throws Exception {
    var outers = new ArrayList<Future<Void>>();
    for (int i = 0; i < tasks; i++) {
        outers.add(pool.submit(this::outer));
    }
    for (var outer : outers) {
        outer.get();
    }
    pool.close();
}

Void outer() throws Exception {
    Thread.sleep(second); // until all outer tasks that have a thread have begun
    Future<String> inner = pool.submit(this::inner);
    try {
        IO.println("outer has " + inner.get(3 * second, TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) { // else it would wait for ever
        IO.println("outer gives up: no thread is left for inner");
    }
    return null;
}

String inner() throws InterruptedException {
    Thread.sleep(second / 2);
    return "the result of inner";
}
