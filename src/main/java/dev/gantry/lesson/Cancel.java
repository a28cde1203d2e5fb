package dev.gantry.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;

import dev.gantry.futures.Future;
import dev.gantry.futures.ThreadPool;

/** Cancellation of futures: queued tasks can be cancelled, running ones cannot. */
final class Cancel implements JavaLesson {
    @Override
    public String id() {
        return "cancel";
    }

    @Override
    public void run(Desk desk) throws Exception {
        try (var pool = new ThreadPool(1)) {
            CountDownLatch running = new CountDownLatch(1);
            CountDownLatch asked = new CountDownLatch(1);
            List<Future<String>> futures = new ArrayList<>();
            for (String name : List.of("first", "second", "third")) {
                futures.add(pool.submit(name, () -> {
                    running.countDown();
                    desk.sleep(1);
                    asked.await();
                    return name;
                }));
            }
            futures.getLast().addDoneCallback(
                    done -> desk.print("callback of the cancelled task in " + Thread.currentThread().getName()));
            desk.print("three tasks are submitted");
            running.await();
            desk.sleep(0.5);
            desk.print("cancel of the first: " + futures.get(0).cancel());
            desk.print("cancel of the third: " + futures.get(2).cancel());
            asked.countDown();
            desk.print(futures.get(0).result() + " and " + futures.get(1).result() + " ran");
            try {
                futures.get(2).result();
            } catch (CancellationException e) {
                desk.print("the third has no result");
            }
        }
    }
}
