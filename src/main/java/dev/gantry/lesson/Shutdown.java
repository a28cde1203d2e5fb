package dev.gantry.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

import dev.gantry.futures.Future;
import dev.gantry.futures.ThreadPool;

/** Ending a pool, with and without waiting. */
final class Shutdown implements JavaLesson {
    @Override
    public String id() {
        return "shutdown";
    }

    @Override
    public void run(Desk desk) throws Exception {
        var patient = new ThreadPool(1, "patient");
        submitThree(patient, desk);
        patient.shutdown(false);
        desk.print("shutdown without waiting returned");

        var strict = new ThreadPool(1, "strict");
        List<Future<?>> futures = submitThree(strict, desk);
        desk.sleep(0.5);
        strict.shutdown(true, true);
        desk.print("shutdown returned; cancelled: " + futures.stream().filter(Future::isCancelled).count());
        try {
            strict.submit("late", () -> desk.print("never"));
        } catch (RejectedExecutionException e) {
            desk.print(e.getMessage());
        }
    }

    private static List<Future<?>> submitThree(ThreadPool pool, Desk desk) {
        List<Future<?>> futures = new ArrayList<>();
        for (String name : List.of("one", "two", "three")) {
            futures.add(pool.submit(name, () -> {
                desk.sleep(1);
                desk.print(Thread.currentThread().getName() + " ran " + name);
            }));
        }
        return futures;
    }
}
