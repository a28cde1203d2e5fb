package dev.gantry.lesson;

import dev.gantry.futures.process.ProcessPool;

/** Many tasks on few processes. */
final class ProcessTwenty implements JavaLesson {
    @Override
    public String id() {
        return "process-twenty";
    }

    @Override
    public void run(Desk desk) {
        try (var pool = new ProcessPool(desk.workers())) {
            for (int i = 0; i < desk.tasks(); i++) {
                int number = i;
                pool.submit("task " + number, () -> {
                    desk.print("process " + number + " " + ProcessHandle.current().pid());
                    desk.sleep(1);
                    desk.print("process " + number + " end");
                });
            }
        }
        desk.print("main process");
    }
}
