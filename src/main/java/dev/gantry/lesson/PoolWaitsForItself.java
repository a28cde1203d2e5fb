package dev.gantry.lesson;

import java.util.concurrent.TimeoutException;

import dev.gantry.futures.Future;
import dev.gantry.futures.ThreadPool;

/** Deadlock: a task waits for another of the same pool. */
final class PoolWaitsForItself implements JavaLesson {
    @Override
    public String id() {
        return "pool-waits-for-itself";
    }

    @Override
    public void run(Desk desk) throws Exception {
        try (var pool = new ThreadPool(1)) {
            Future<String> outer = pool.submit("outer", () -> {
                Future<String> inner = pool.submit("inner", () -> "the result of inner");
                desk.print("outer waits for inner");
                try {
                    return inner.result(desk.seconds(2));
                } catch (TimeoutException e) {
                    return "outer gave up, inner is still " + (inner.running() ? "running" : "queued");
                }
            });
            desk.print(outer.result());
        }
    }
}
