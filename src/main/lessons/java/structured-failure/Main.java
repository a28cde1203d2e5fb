// java --enable-preview -Dtasks=3 -Dunit=200 Main.java

import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.FailedException;

// A scope owns its subtasks. One fails after a second and a half, and the main thread joins them. Structured
// concurrency is a preview in Java 25.

final int tasks = Integer.getInteger("tasks", 3); // that do not fail
final int second = Integer.getInteger("unit", 200); // milliseconds

void main() throws InterruptedException {
    try (var scope = StructuredTaskScope.open()) {
        for (int i = 1; i <= tasks; i++) {
            int seconds = i;
            scope.fork(() -> ask(seconds));
        }
        scope.fork(this::fail);
        scope.join();
    } catch (FailedException e) {
        IO.println("main: " + e.getCause().getMessage());
    }
}

String ask(int seconds) throws InterruptedException {
    try {
        Thread.sleep(seconds * second);
        IO.println("answer after " + seconds + " s");
        return "an answer";
    } catch (InterruptedException e) {
        IO.println("interrupted: the answer after " + seconds + " s");
        throw e;
    }
}

String fail() throws InterruptedException {
    Thread.sleep(2 * second - second / 2);
    IO.println("fail fails");
    throw new IllegalStateException("the server is not there");
}
