package dev.gantry.lesson;

import dev.gantry.futures.process.ProcessPool;

/** One task on a pool of processes. */
final class ProcessOne implements JavaLesson {
    @Override
    public String id() {
        return "process-one";
    }

    @Override
    public void run(Desk desk) {
        try (var pool = new ProcessPool(desk.workers())) {
            pool.submit("work", () -> {
                desk.print("process 1");
                desk.sleep(1);
                desk.print("process 1 end");
            });
        }
        desk.print("main process");
    }
}
