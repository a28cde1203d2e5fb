package dev.gantry.lesson;

import java.util.ArrayList;
import java.util.List;

import dev.gantry.futures.Future;
import dev.gantry.futures.ThreadPool;
import dev.gantry.futures.process.ProcessOptions;
import dev.gantry.futures.process.ProcessPool;
import dev.gantry.hub.Hub;
import dev.gantry.hub.HubTask;
import dev.gantry.jdk.Internals;

/** Coroutines on threads in processes. */
final class WholePicture implements JavaLesson {
    private static final int WAITS = 2;

    @Override
    public String id() {
        return "whole-picture";
    }

    @Override
    public void run(Desk desk) throws Exception {
        Internals.CONTINUATION.require(); // checked here, or each worker would fail by itself
        long start = System.nanoTime();
        int coroutines = 0;
        var oneTaskEach = ProcessOptions.workers(desk.workers()).withMaxTasksPerChild(1);
        try (var pool = new ProcessPool(oneTaskEach)) {
            List<Future<Integer>> processes = new ArrayList<>();
            for (int i = 0; i < desk.workers(); i++) {
                String name = "process " + (i + 1);
                processes.add(pool.submit(name, () -> process(desk, name)));
            }
            desk.print("processes start");
            for (Future<Integer> process : processes) {
                coroutines += process.result();
            }
        }
        desk.print("%d coroutines on %d threads in %d processes".formatted(
                coroutines, desk.workers() * desk.threads(), desk.workers()));
        desk.print("waits of %.1f s in all took %.1f s".formatted(
                coroutines * WAITS * desk.seconds(1).toNanos() / 1e9, (System.nanoTime() - start) / 1e9));
    }

    /** Work of each process; returns how many coroutines it had. */
    private static int process(Desk desk, String name) throws Exception {
        int coroutines = 0;
        try (var pool = new ThreadPool(desk.threads())) {
            List<Future<Integer>> threads = new ArrayList<>();
            for (int i = 0; i < desk.threads(); i++) {
                String thread = name + ", thread " + (i + 1);
                threads.add(pool.submit(thread, () -> thread(desk, thread)));
            }
            for (Future<Integer> thread : threads) {
                coroutines += thread.result();
            }
        }
        return coroutines;
    }

    /** Work of each of its threads. */
    private static int thread(Desk desk, String name) throws Exception {
        try (Hub hub = Hub.cooperative()) {
            List<HubTask<Void>> coroutines = new ArrayList<>();
            for (int i = 0; i < desk.coroutines(); i++) {
                String coroutine = name + ", coroutine " + (i + 1);
                coroutines.add(hub.spawn(coroutine, () -> coroutine(desk, hub, coroutine)));
            }
            return hub.joinAll(coroutines).size();
        }
    }

    /** Work of each of its coroutines: a little computation, and long waits. */
    private static void coroutine(Desk desk, Hub hub, String name) throws InterruptedException {
        for (int i = 0; i < WAITS; i++) {
            desk.sleep(0.05);
            hub.sleep(desk.seconds(1));
        }
        desk.print(name + " is done");
    }
}
