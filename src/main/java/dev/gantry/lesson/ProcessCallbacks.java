package dev.gantry.lesson;

import dev.gantry.futures.Future;
import dev.gantry.futures.process.ProcessPool;

/** Callbacks run in the parent process. */
final class ProcessCallbacks implements JavaLesson {
    @Override
    public String id() {
        return "process-callbacks";
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
