package dev.gantry.lesson;

import dev.gantry.futures.Future;
import dev.gantry.futures.ThreadPool;

/** Callbacks run in the threads of the pool. */
final class ThreadCallbacks implements JavaLesson {
    @Override
    public String id() {
        return "thread-callbacks";
    }

    @Override
    public void run(Desk desk) {
        var pool = new ThreadPool(desk.workers());
        for (int i = 0; i < desk.tasks(); i++) {
            int number = i;
            Future<Integer> future = pool.submit("square " + number, () -> {
                desk.print("thread " + number + " " + Thread.currentThread().getName());
                desk.sleep(1);
                return number * number;
            });
            future.addDoneCallback(done -> {
                desk.sleep(0.2);
                desk.print("callback of " + number + ": " + done.result() + " " + Thread.currentThread().getName());
            });
        }
        desk.print("main thread");
    }
}
