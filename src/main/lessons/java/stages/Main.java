// java -Dunit=200 Main.java

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

// A stage runs when what it follows from is there. None of these is asked for with "Async", so none says in which
// thread.

final int second = Integer.getInteger("unit", 200); // milliseconds

void main() throws InterruptedException {
    try (var pool = Executors.newFixedThreadPool(2)) {
        var price = CompletableFuture.supplyAsync(this::askPrice, pool);
        var rate = CompletableFuture.supplyAsync(this::askRate, pool);
        var both = price.thenCombine(rate, this::multiply);
        var said = both.thenAccept(this::say);
        Thread.sleep(second * 5 / 2); // all that is there by then
        said.thenRun(this::sayLate);
        both.thenRunAsync(this::sayInPool, pool).join();
    }
}

double askPrice() {
    return answer(1, 40.0);
}

double askRate() {
    return answer(2, 1.25);
}

double multiply(double price, double rate) {
    return price * rate;
}

void say(double product) {
    IO.println("costs " + product);
}

void sayLate() {
    IO.println("said late");
}

void sayInPool() {
    IO.println("said in the pool");
}

double answer(int seconds, double value) {
    try {
        Thread.sleep(seconds * second);
        return value;
    } catch (InterruptedException e) {
        throw new IllegalStateException(e);
    }
}
