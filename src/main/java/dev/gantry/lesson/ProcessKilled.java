package dev.gantry.lesson;

import java.util.ArrayList;
import java.util.List;

import dev.gantry.futures.Future;
import dev.gantry.futures.process.BrokenProcessPool;
import dev.gantry.futures.process.ProcessPool;

/** A worker process is killed while it runs a task. */
final class ProcessKilled implements JavaLesson {
    @Override
    public String id() {
        return "process-killed";
    }

    @Override
    public String title() {
        return "A worker is killed";
    }

    @Override
    public String summary() {
        return "Three tasks, two workers, and one of the workers kills itself in the middle of its task. Look at "
                + "both lanes: the pool cannot know what the dead worker has done, so all of it is broken. The other "
                + "worker ends too, every future that is not done fails with the same exception, and nothing can be "
                + "submitted any more.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.UNIT);
    }

    @Override
    public void run(Desk desk) throws Exception {
        try (var pool = new ProcessPool(2)) {
            List<Future<?>> futures = new ArrayList<>();
            futures.add(pool.submit("dies", () -> {
                desk.sleep(1);
                Runtime.getRuntime().halt(1);
            }));
            futures.add(pool.submit("runs", () -> desk.sleep(10_000)));
            futures.add(pool.submit("waits", () -> desk.sleep(50)));
            desk.print("three tasks are submitted");
            for (Future<?> future : futures) {
                desk.print(future.exception().getMessage());
            }
            try {
                pool.submit("comes too late", () -> desk.print("never"));
            } catch (BrokenProcessPool e) {
                desk.print(e.getMessage());
            }
        }
    }
}
