package dev.gantry.lesson;

import java.util.List;

import dev.gantry.futures.process.ProcessPool;

/** Many tasks on few processes. */
final class ProcessTwenty implements JavaLesson {
    @Override
    public String id() {
        return "process-twenty";
    }

    @Override
    public String title() {
        return "20 tasks on 5 processes";
    }

    @Override
    public String summary() {
        return "The twin of “20 tasks on 5 threads”. Look at the process ids: there are five, and they share the "
                + "tasks. "
                + "Look at the feeders too: each task is serialised and sent before it can start, which threads need "
                + "not do. The first wave is ragged, since processes take their time to start.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.UNIT, Parameter.PROCESSES, Parameter.TASKS);
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
