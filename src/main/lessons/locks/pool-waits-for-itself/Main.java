// A task waits for another one of the same pool.
import dev.gantry.futures.Future;
import dev.gantry.futures.ThreadPool;

void main() throws Exception {
    Duration second = Duration.ofMillis(Integer.getInteger("unit", 1000));

    try (var pool = new ThreadPool(1)) {
        Future<String> outer = pool.submit("outer", () -> {
            Future<String> inner = pool.submit("inner", () -> "the result of inner");
            IO.println("outer waits for inner");
            try {
                return inner.result(second.multipliedBy(2));
            } catch (TimeoutException e) {
                return "outer gave up, inner is still " + (inner.running() ? "running" : "queued");
            }
        });
        IO.println(outer.result());
    }
}
