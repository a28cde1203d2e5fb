package dev.gantry.wire;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import dev.gantry.coroutine.Generator;
import dev.gantry.futures.Future;
import dev.gantry.futures.ThreadPool;
import dev.gantry.hook.Probe;
import dev.gantry.hook.Recorder;
import dev.gantry.trace.State;

/**
 * What {@code java.wire} holds: 20 tasks on two workers, each with a callback, the last of which failed; a generator
 * that yielded three times; a slice of each state that somebody else may begin; a mark and a counter.
 *
 * <p>{@link #main} wrote it with the version of 28 November 2026, before codes stood beside the constants; {@code
 * python.wire} is what {@code producer.py 0 1} wrote then. They are not made again.
 */
final class GoldenSender {
    private GoldenSender() {}

    /** Takes the file's path. */
    public static void main(String[] args) throws Exception {
        try (OutputStream out = Files.newOutputStream(Path.of(args[0]))) {
            Recorder recorder = Recorder.into(new FrameOutput(out), Recorder.Options.named("golden"));
            recorder.start();
            tasks();
            Generator<Integer, Void> numbers = Generator.named("numbers", yielder -> {
                for (int i = 0; i < 3; i++) {
                    yielder.yield(i);
                }
            });
            numbers.forEach(_ -> {});
            for (State state : List.of(State.READY, State.SENDING, State.SUSPENDED, State.IDLE)) {
                Probe.sliceStarted(state, "in state " + state.id());
                Probe.sliceEnded();
            }
            Probe.mark("a printed line");
            Probe.counter("load", -3);
            recorder.stop();
        }
    }

    private static void tasks() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch called = new CountDownLatch(20);
        try (ThreadPool pool = new ThreadPool(2, "worker")) {
            List<Future<Integer>> results = IntStream.range(0, 20).mapToObj(i -> pool.submit("task " + i, () -> {
                go.await();
                if (i == 19) {
                    throw new IllegalStateException("the last one");
                }
                return i * i;
            })).toList();
            results.forEach(result -> result.addDoneCallback(_ -> called.countDown()));
            go.countDown();
            called.await();
        }
    }
}
