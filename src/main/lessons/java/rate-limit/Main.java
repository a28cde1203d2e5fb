// java -Dtasks=7 -Dpermits=2 -Dunit=200 Main.java

import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

// At most so many calls in a second: each takes a permit, and a timer brings new ones every second. It limits how
// often something begins; a semaphore that is given back would limit how many go on at once.

final int tasks = Integer.getInteger("tasks", 7);
final int permits = Integer.getInteger("permits", 2); // a second
final int second = Integer.getInteger("unit", 200); // milliseconds

final Semaphore bucket = new Semaphore(permits);
int seconds;

void main() {
    try (var timer = Executors.newSingleThreadScheduledExecutor();
            var callers = Executors.newCachedThreadPool()) {
        timer.scheduleAtFixedRate(this::refill, second, second, TimeUnit.MILLISECONDS);
        for (int i = 1; i <= tasks; i++) {
            callers.submit(this::call);
        }
        callers.close(); // waits for the calls
        timer.shutdownNow();
    }
    IO.println("all calls have ended");
}

void refill() {
    IO.println("second " + ++seconds + " begins");
    bucket.release(permits - bucket.availablePermits()); // what was not used is not kept
}

Void call() throws InterruptedException {
    bucket.acquire();
    IO.println("a call begins");
    Thread.sleep(second / 4);
    return null;
}
