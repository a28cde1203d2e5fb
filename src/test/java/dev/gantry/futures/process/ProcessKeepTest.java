package dev.gantry.futures.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.futures.Executor;
import dev.gantry.futures.Future;
import dev.gantry.futures.MapOptions;
import dev.gantry.futures.Results;
import dev.gantry.futures.ThreadPool;

/** What an idle pool holds, and what a future that is kept holds. A test that fails never ends. */
@Tag("process")
class ProcessKeepTest {
    @SuppressWarnings("serial")
    private static final class Thing implements Serializable {
        private final byte[] bytes = new byte[1000];

        int size() {
            return bytes.length;
        }
    }

    private static void expectGone(List<WeakReference<Object>> things) throws Exception {
        while (things.stream().anyMatch(thing -> thing.get() != null)) {
            System.gc();
            Thread.onSpinWait();
        }
    }

    private static WeakReference<Object> argument(ProcessPool pool, List<Future<?>> kept) throws Exception {
        Thing thing = new Thing();
        Future<Integer> future = pool.submit(() -> thing.size());
        kept.add(future);
        assertThat(future.result()).isEqualTo(1000);
        return new WeakReference<>(thing);
    }

    private static WeakReference<Object> result(ProcessPool pool) throws Exception {
        return new WeakReference<>(pool.submit(() -> new Thing()).result());
    }

    @Test
    @DisplayName("neither the future of a task that has ended nor the idle pool holds the task and its arguments")
    void arguments() throws Exception {
        try (ProcessPool pool = new ProcessPool(1)) {
            List<Future<?>> kept = new ArrayList<>();
            List<WeakReference<Object>> things = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                things.add(argument(pool, kept));
            }
            expectGone(things);
            assertThat(kept).allMatch(Future::isDone);
        }
    }

    @Test
    @DisplayName("the idle pool holds no result, not even the last")
    void results() throws Exception {
        try (ProcessPool pool = new ProcessPool(1)) {
            List<WeakReference<Object>> things = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                things.add(result(pool));
            }
            expectGone(things);
        }
    }

    @Test
    @DisplayName("a cancelled future holds no task, whether it was queued or on its way")
    void cancelled() throws Exception {
        try (ProcessPool pool = new ProcessPool(1)) {
            List<Future<?>> kept = new ArrayList<>();
            List<WeakReference<Object>> things = cancelled(pool, kept);
            expectGone(things);
            assertThat(kept).allMatch(Future::isCancelled);
        }
    }

    private static List<WeakReference<Object>> cancelled(ProcessPool pool, List<Future<?>> kept) throws Exception {
        List<WeakReference<Object>> things = new ArrayList<>();
        pool.submit(() -> 1).result();
        for (int i = 0; i < 6; i++) {
            Thing thing = new Thing();
            Future<?> future = pool.submit(() -> {
                Thread.sleep(600_000);
                return thing.size();
            });
            kept.add(future);
            things.add(new WeakReference<>(thing));
        }
        kept.forEach(future -> future.cancel(true));
        return things;
    }

    @Test
    @DisplayName("results that were all taken hold neither map's input nor themselves, in chunks or one by one")
    void exhausted() throws Exception {
        try (ProcessPool processes = new ProcessPool(1); ThreadPool threads = new ThreadPool(1)) {
            List<Results<?>> kept = new ArrayList<>();
            List<WeakReference<Object>> things = new ArrayList<>();
            for (MapOptions options : List.of(MapOptions.USUAL, MapOptions.USUAL.buffering(1),
                    MapOptions.USUAL.inChunksOf(2))) {
                things.addAll(mapped(processes, options, kept));
                things.addAll(mapped(threads, options, kept));
            }
            expectGone(things);
            assertThat(kept).noneMatch(Results::hasNext);
        }
    }

    private static List<WeakReference<Object>> mapped(Executor pool, MapOptions options, List<Results<?>> kept) {
        List<WeakReference<Object>> things = new ArrayList<>();
        List<Thing> inputs = List.of(new Thing(), new Thing(), new Thing(), new Thing());
        Results<Thing> results = pool.map(options, thing -> thing, inputs);
        kept.add(results);
        results.forEach(result -> things.add(new WeakReference<>(result)));
        inputs.forEach(input -> things.add(new WeakReference<>(input)));
        return things;
    }
}
