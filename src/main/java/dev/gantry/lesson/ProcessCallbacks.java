package dev.gantry.lesson;

import java.util.List;

import dev.gantry.futures.Future;
import dev.gantry.futures.process.ProcessPool;

/** Callbacks run in the parent process. */
final class ProcessCallbacks implements JavaLesson {
    @Override
    public String id() {
        return "process-callbacks";
    }

    @Override
    public String title() {
        return "Callbacks in the parent process";
    }

    @Override
    public String summary() {
        return "The twin of “Callbacks in the pool's threads”, and the difference is where the callbacks run. "
                + "Look at the lane "
                + "ExecutorManagerThread: all callbacks run there, in the parent process, one after another, and it "
                + "is not the main thread. So a slow callback holds up the others, but no worker waits for it.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.UNIT, Parameter.PROCESSES, Parameter.TASKS);
    }

    @Override
    public void run(Desk desk) {
        var pool = new ProcessPool(desk.workers());
        for (int i = 0; i < desk.tasks(); i++) {
            int number = i;
            Future<Integer> future = pool.submit("square " + number, () -> {
                desk.print("process " + number + " " + ProcessHandle.current().pid());
                desk.sleep(1);
                return number * number;
            });
            future.addDoneCallback(done -> {
                desk.sleep(0.2);
                desk.print("callback of " + number + ": " + done.result() + " " + Thread.currentThread().getName());
            });
        }
        desk.print("main process");
    }
}
