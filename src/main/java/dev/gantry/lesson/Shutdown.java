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
    public String title() {
        return "Shutdown, with and without waiting";
    }

    @Override
    public String summary() {
        return "Two pools with one thread and three tasks each. The first is told to take no more and is not "
                + "waited for: the main thread goes on at once, and the queued tasks run all the same. The second is "
                + "told to cancel what is queued, and is waited for. Look at where the main thread is blocked, and "
                + "at the tasks that never start.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.UNIT);
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
