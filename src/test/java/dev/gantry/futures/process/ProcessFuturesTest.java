package dev.gantry.futures.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.futures.Future;
import dev.gantry.futures.Futures;
import dev.gantry.futures.MapOptions;
import dev.gantry.futures.Results;
import dev.gantry.futures.ReturnWhen;
import dev.gantry.futures.Waited;

/** The rules about futures, told of futures that another process ends. */
@Tag("process")
@SuppressWarnings("this-escape") // the pool is opened by a method without state
public class ProcessFuturesTest extends Conformance {
    private static final int BEYOND_THE_CALL_QUEUE = 4;

    @TempDir
    Path folder;
    private final ProcessExecutor pool = pool(1);
    private final List<Object> called = Collections.synchronizedList(new ArrayList<>());
    private Gate gate;
    private Gate started;

    @BeforeEach
    void gates() {
        gate = Gate.in(folder, "gate");
        started = Gate.in(folder, "started");
    }

    @AfterEach
    void close() throws Exception {
        Gate.in(folder, Gate.ALL).open();
        pool.close();
    }

    /** A task that runs until the gate opens, in the pool's only worker. */
    private Future<?> running() throws Exception {
        Gate mine = started;
        Gate end = gate;
        Future<?> future = pool.submit(() -> mine.openThenAwait(end));
        started.await();
        return future;
    }

    /** The last of so many tasks that it cannot be in the call queue. */
    private Future<Integer> queued() {
        return IntStream.range(0, BEYOND_THE_CALL_QUEUE).mapToObj(number -> pool.submit(() -> number)).toList()
                .getLast();
    }

    @Test
    @DisplayName("33, 37, 38: wait returns the first that is done, all, or what there is when the time is over")
    void waits() throws Exception {
        Future<Integer> done = pool.submit(() -> 1);
        done.result();
        Future<?> running = running();
        Future<Integer> queued = queued();
        List<Future<?>> all = List.of(done, running, queued, done);
        Waited<Future<?>> first = Futures.wait(all, ReturnWhen.FIRST_COMPLETED);
        assertThat(first.done()).containsExactly(done);
        assertThat(first.notDone()).containsExactly(running, queued);
        assertThat(Futures.wait(all, ReturnWhen.ALL_COMPLETED, Duration.ZERO).notDone()).hasSize(2);
        gate.open();
        assertThat(Futures.wait(all).done()).containsExactlyInAnyOrder(done, running, queued);
    }

    @Test
    @DisplayName("34: FIRST_EXCEPTION returns when a worker sent an exception")
    void firstException() throws Exception {
        Future<?> returned = pool.submit(() -> 1);
        Future<?> failing = pool.submit(() -> {
            throw new IllegalStateException();
        });
        Gate mine = gate;
        Future<?> blocked = pool.submit(() -> mine.await());
        Waited<Future<?>> waited = Futures.wait(List.of(returned, failing, blocked), ReturnWhen.FIRST_EXCEPTION);
        assertThat(waited.done()).containsExactlyInAnyOrder(returned, failing);
        assertThat(waited.notDone()).containsExactly(blocked);
    }

    @Test
    @DisplayName("40, 43: asCompleted gives the futures as they end, and says how many do not in time")
    void asCompleted() throws Exception {
        Future<Integer> done = pool.submit(() -> 1);
        done.result();
        Future<?> running = running();
        Future<Integer> queued = queued();
        var completions = Futures.asCompleted(List.of(queued, running, done), Duration.ZERO);
        assertThat(completions.next()).isSameAs(done);
        assertThatThrownBy(completions::next).isInstanceOf(TimeoutException.class)
                .hasMessage("2 (of 3) futures unfinished");
        var rest = Futures.asCompleted(List.of(queued, running));
        gate.open();
        assertThat(List.of(rest.next(), rest.next())).containsExactly(running, queued);
    }

    @Test
    @DisplayName("45: callbacks of a cancelled future run at once in the thread that cancels, and waiting notices it "
            + "later")
    void cancelled() throws Exception {
        running();
        Future<Integer> queued = queued();
        queued.addDoneCallback(future -> called.add(future.isCancelled()));
        queued.addDoneCallback(_ -> called.add(Thread.currentThread()));
        assertThat(queued.cancel()).isTrue();
        assertThat(called).containsExactly(true, Thread.currentThread());
        assertThat(queued.cancel()).isTrue();
        assertThatThrownBy(queued::result).isInstanceOf(CancellationException.class);
        assertThat(Futures.wait(List.of(queued), ReturnWhen.ALL_COMPLETED, Duration.ZERO).done()).isEmpty();
        gate.open();
        assertThat(Futures.wait(List.of(queued)).done()).containsExactly(queued);
        assertThat(called).hasSize(2);
    }

    @Test
    @DisplayName("47: a callback of a future that is done is called at once in the caller")
    void alreadyDone() throws Exception {
        Future<Integer> returned = pool.submit(() -> 1);
        Future<Integer> raised = pool.submit(() -> {
            throw new IllegalStateException("raised");
        });
        Futures.wait(List.of(returned, raised));
        returned.addDoneCallback(future -> called.add(future.result()));
        raised.addDoneCallback(future -> called.add(future.exception().getMessage()));
        raised.addDoneCallback(_ -> called.add(Thread.currentThread()));
        assertThat(called).containsExactly(1, "raised", Thread.currentThread());
    }

    @Test
    @DisplayName("callbacks run in order, in the pool's thread, when those who wait for the result were woken")
    void order() throws Exception {
        Future<?> future = running();
        CountDownLatch woken = new CountDownLatch(1);
        future.addDoneCallback(_ -> woken.await());
        future.addDoneCallback(_ -> called.add("first"));
        future.addDoneCallback(_ -> called.add("second"));
        gate.open();
        future.result();
        assertThat(called).isEmpty();
        woken.countDown();
        pool.close();
        assertThat(called).containsExactly("first", "second");
    }

    @Test
    @DisplayName("52, 54: result and exception with a timeout, and the task goes on")
    void timeouts() throws Exception {
        Future<?> running = running();
        assertThatThrownBy(() -> running.result(Duration.ZERO)).isInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> running.exception(Duration.ofMillis(1))).isInstanceOf(TimeoutException.class);
        assertThat(running.running()).isTrue();
        gate.open();
        assertThat(running.exception()).isNull();
        assertThat(running.result()).isNull();
        Future<?> failing = pool.submit(() -> {
            throw new IllegalStateException();
        });
        assertThat(failing.exception()).isSameAs(failing.exception());
        assertThatThrownBy(failing::result).isSameAs(failing.exception());
    }

    @Test
    @DisplayName("4: the first failure of map cancels the tasks that are not in the call queue, one by one and in "
            + "chunks")
    void mapCancelsTheRest() throws Exception {
        for (int size : new int[]{1, 2}) {
            Path ran = Files.createDirectory(folder.resolve("ran" + size));
            String name = ran.toString();
            Gate end = Gate.in(folder, "end" + size);
            Results<Integer> results = pool.map(MapOptions.USUAL.inChunksOf(size), number -> {
                if (number == 0) {
                    throw new IllegalStateException("first");
                }
                end.await();
                Gate.in(Path.of(name), "" + number).open();
                return number;
            }, IntStream.range(0, 12 * size).boxed().toList());
            assertThatThrownBy(results::next).hasMessage("first");
            assertThat(results.hasNext()).isFalse();
            end.open();
            pool.submit(() -> 1).result();
            assertThat(ran.toFile().list()).hasSizeLessThanOrEqualTo(4 * size)
                    .hasSizeGreaterThanOrEqualTo(size);
        }
    }

    @Test
    @DisplayName("map's buffersize counts chunks where arguments travel in chunks")
    void bufferOfChunks() {
        List<Integer> asked = new ArrayList<>();
        Iterable<Integer> endless = () -> IntStream.iterate(0, i -> i + 1).peek(asked::add).iterator();
        Results<Integer> results = pool.map(MapOptions.USUAL.inChunksOf(5).buffering(2), number -> -number, endless);
        assertThat(asked).hasSize(10);
        assertThat(results.next()).isZero();
        assertThat(asked).hasSize(15);
        for (int i = 1; i < 5; i++) {
            assertThat(results.next()).isEqualTo(-i);
        }
        assertThat(asked).hasSize(15);
        results.close();
    }
}
