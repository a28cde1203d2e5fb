package dev.gantry.lesson;

import java.util.List;

import dev.gantry.futures.process.ProcessPool;

/** One task on a pool of processes. */
final class ProcessOne implements JavaLesson {
    @Override
    public String id() {
        return "process-one";
    }

    @Override
    public String title() {
        return "One task on a process pool";
    }

    @Override
    public String summary() {
        return "The twin of “One task on a thread pool”: one word is different, and the task runs in another process. "
                + "Look at the "
                + "lanes: the worker has a process of its own, which takes longer to start than the task to be sent, "
                + "and the pool starts one, not five. The line that the task prints comes out of the parent all the "
                + "same.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.UNIT, Parameter.PROCESSES);
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
