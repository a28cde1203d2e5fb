package dev.gantry.lesson;

import java.util.List;

import dev.gantry.futures.Future;
import dev.gantry.futures.ThreadPool;

/** Callbacks run in the threads of the pool. */
final class ThreadCallbacks implements JavaLesson {
    @Override
    public String id() {
        return "thread-callbacks";
    }

    @Override
    public String title() {
        return "Callbacks in the pool's threads";
    }

    @Override
    public String summary() {
        return "Each future gets a callback that prints the task's result. Look at where the callbacks run: in the "
                + "lane of the worker that ran the task, right behind it, and the worker takes its next task only when "
                + "the callback is over. The main thread does nothing more; its last line comes right after the "
                + "submissions.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.UNIT, Parameter.WORKERS, Parameter.TASKS);
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
