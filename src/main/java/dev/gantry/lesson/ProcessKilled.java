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
