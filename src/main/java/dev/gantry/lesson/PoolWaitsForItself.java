package dev.gantry.lesson;

import java.util.List;
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
    public String title() {
        return "A pool that waits for itself";
    }

    @Override
    public String summary() {
        return "The pool has one thread, and the task on it submits another to the same pool and waits for its "
                + "result. Look at the inner task: it is queued and cannot start, because the only thread is blocked "
                + "until it has ended. Here the wait has a limit of two seconds; without that it would last for "
                + "ever.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.UNIT);
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
