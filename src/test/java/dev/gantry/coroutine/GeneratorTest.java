package dev.gantry.coroutine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@code src/docs/semantics.md} promises of a generator. */
class GeneratorTest {
    private static final int VALUES = 10_000;

    private final List<String> log = new ArrayList<>();

    private static Generator<Integer, Integer> counting(int count) {
        return Generator.of(yielder -> {
            for (int i = 0; i < count; i++) {
                yielder.yield(i);
            }
        });
    }

    @Test
    @DisplayName("§3 making a generator runs nothing; producer and consumer then alternate strictly")
    void alternates() {
        Generator<Void, String> consumer = Generator.of(yielder -> {
            while (true) {
                log.add("waits");
                log.add("got " + yielder.yield(null));
            }
        });
        log.add("made");
        consumer.next();
        consumer.send("a");
        consumer.send("b");
        assertThat(log).containsExactly("made", "waits", "got a", "waits", "got b", "waits");
        consumer.close();
    }

    @Test
    @DisplayName("§3 send(null) starts a generator, as next does")
    void sendNullStarts() {
        assertThat(counting(1).send(null)).isZero();
    }

    @Test
    @DisplayName("69 a value cannot be sent to a generator that has not started; it can still be started")
    void sendToFresh() {
        Generator<Integer, Integer> generator = counting(1);
        assertThatThrownBy(() -> generator.send(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("can't send non-null value to a just-started generator");
        assertThat(generator.next()).isZero();
    }

    @Test
    @DisplayName("70 a generator that runs cannot be resumed by itself")
    void reentry() {
        AtomicReference<Generator<Integer, Integer>> self = new AtomicReference<>();
        Generator<Integer, Integer> generator = Generator.of(_ -> self.get().next());
        self.set(generator);
        assertThatThrownBy(generator::next).isInstanceOf(IllegalStateException.class)
                .hasMessage("generator already executing");
        assertThat(generator.isFinished()).isTrue();
    }

    @Test
    @DisplayName("70 nor by another thread while it runs")
    void reentryFromAnotherThread() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Generator<Integer, Integer> generator = Generator.of(yielder -> {
            running.countDown();
            release.await();
            yielder.yield(7);
        });
        CompletableFuture<Integer> other = CompletableFuture.supplyAsync(generator::next);
        running.await();
        assertThatThrownBy(generator::next).hasMessage("generator already executing");
        assertThatThrownBy(generator::close).hasMessage("generator already executing");
        release.countDown();
        assertThat(other.get()).isEqualTo(7);
    }

    @Test
    @DisplayName("§3 different threads may resume a generator in turn")
    void threadsInTurn() throws Exception {
        Generator<Integer, Integer> generator = counting(4);
        for (int i = 0; i < 4; i++) {
            assertThat(CompletableFuture.supplyAsync(generator::next).get()).isEqualTo(i);
        }
    }

    @Test
    @DisplayName("threads that ask one generator at the same time get each of its values once")
    void threadsAtOnce() throws Exception {
        for (int round = 0; round < 10; round++) {
            eachOnce(Generator.flat(yielder -> {
                for (int i = 0; i < VALUES; i++) {
                    yielder.yield(i);
                }
                return null;
            }));
            eachOnce(counting(VALUES));
        }
    }

    private static void eachOnce(Generator<Integer, Integer> generator) throws Exception {
        Callable<List<Integer>> asking = () -> {
            List<Integer> got = new ArrayList<>();
            while (true) {
                try {
                    got.add(generator.next());
                } catch (StopIteration _) {
                    return got;
                } catch (IllegalStateException _) {
                    Thread.onSpinWait(); // another thread runs it
                }
            }
        };
        List<Integer> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (var each : threads.invokeAll(List.of(asking, asking, asking))) {
                all.addAll(each.get());
            }
        }
        all.sort(null);
        assertThat(all).isEqualTo(IntStream.range(0, VALUES).boxed().toList());
    }

    @Test
    @DisplayName("71 a body that yields on being closed: generator ignored GeneratorExit")
    void ignoresExit() {
        Generator<Integer, Integer> generator = Generator.of(yielder -> {
            try {
                yielder.yield(1);
            } catch (GeneratorExit _) {
                yielder.yield(2);
            }
        });
        generator.next();
        assertThatThrownBy(generator::close).isInstanceOf(IllegalStateException.class)
                .hasMessage("generator ignored GeneratorExit");
    }

    @Test
    @DisplayName("73 StopIteration out of a body becomes: generator raised StopIteration")
    void stopIterationOutOfBody() {
        Generator<Integer, Integer> generator = Generator.of(_ -> {
            throw new StopIteration(null);
        });
        assertThatThrownBy(generator::next).isInstanceOf(IllegalStateException.class)
                .hasMessage("generator raised StopIteration")
                .hasCauseInstanceOf(StopIteration.class);
    }

    @Test
    @DisplayName("74 what the body returns is StopIteration's value, the first time only")
    void returnValue() {
        for (Object value : List.of(List.of(1, 2), new StopIteration(3), "text")) {
            Generator<Integer, Integer> generator = Generator.returning(_ -> value);
            assertThat(catchThrowableOfType(StopIteration.class, generator::next).value()).isSameAs(value);
            assertThat(catchThrowableOfType(StopIteration.class, generator::next).value()).isNull();
            assertThat(catchThrowableOfType(StopIteration.class, () -> generator.send(1)).value()).isNull();
        }
    }

    @Test
    @DisplayName("§3 throwing into a fresh generator closes it without entering the body")
    void throwIntoFresh() {
        Generator<Integer, Integer> generator = Generator.of(_ -> log.add("entered"));
        IOException thrown = new IOException("x");
        assertThatThrownBy(() -> generator.throwInto(thrown)).isSameAs(thrown);
        assertThat(log).isEmpty();
        assertThat(generator.isFinished()).isTrue();
        assertThatThrownBy(generator::next).isInstanceOf(StopIteration.class);
    }

    @Test
    @DisplayName("§3 a body that catches what is thrown in goes on; one that does not passes it on, checked or not")
    void throwInto() {
        Generator<Integer, Integer> generator = Generator.of(yielder -> {
            try {
                yielder.yield(1);
            } catch (Exception e) {
                yielder.yield(e.getMessage().length());
            }
        });
        generator.next();
        assertThat(generator.throwInto(new IOException("four"))).isEqualTo(4);
        IOException second = new IOException("five");
        assertThatThrownBy(() -> generator.throwInto(second)).isSameAs(second);
        assertThatThrownBy(() -> generator.throwInto(second)).as("finished").isSameAs(second);
        assertThatThrownBy(() -> generator.throwInto(null)).isInstanceOf(NullPointerException.class)
                .hasMessageContaining("exceptions must be instances of Throwable");
    }

    @Test
    @DisplayName("§3 close throws GeneratorExit at the yield; twice is fine; a fresh one never enters its body")
    void close() {
        Generator<Integer, Integer> fresh = Generator.of(_ -> log.add("entered"));
        fresh.close();
        fresh.close();
        assertThat(log).isEmpty();
        Generator<Integer, Integer> generator = Generator.of(yielder -> {
            try {
                yielder.yield(1);
            } catch (Exception e) {
                log.add("an Error is no Exception");
            } finally {
                log.add("finally");
            }
        });
        generator.next();
        generator.close();
        generator.close();
        assertThat(log).containsExactly("finally");
        assertThatThrownBy(generator::next).isInstanceOf(StopIteration.class);
    }

    @Test
    @DisplayName("§3 another exception on being closed comes out of close")
    void closeFails() {
        IllegalArgumentException other = new IllegalArgumentException();
        Generator<Integer, Integer> generator = Generator.of(yielder -> {
            try {
                yielder.yield(1);
            } finally {
                thrown(other);
            }
        });
        generator.next();
        assertThatThrownBy(generator::close).isSameAs(other);
    }

    @Test
    @DisplayName("it is an Iterable, and hasNext keeps the value for next")
    void iterates() {
        List<Integer> seen = new ArrayList<>();
        for (int i : counting(3)) {
            seen.add(i);
        }
        assertThat(seen).containsExactly(0, 1, 2);
        Generator<Integer, Integer> generator = counting(2);
        assertThat(generator.hasNext()).isTrue();
        assertThat(generator.hasNext()).isTrue();
        assertThatThrownBy(() -> generator.send(1)).isInstanceOf(IllegalStateException.class);
        assertThat(generator.next()).isZero();
        assertThat(generator.send(1)).isEqualTo(1);
        assertThat(generator.hasNext()).isFalse();
    }

    @Test
    @DisplayName("only the innermost generator may yield, each through its own yielder")
    void foreignYielder() {
        Generator<Integer, Integer> outer = Generator.of(yielder -> {
            Generator<Integer, Integer> inner = Generator.of(_ -> yielder.yield(1));
            inner.next();
        });
        assertThatThrownBy(outer::next).isInstanceOf(IllegalStateException.class)
                .hasMessage("only the generator that runs may yield");
    }

    @Test
    @DisplayName("a generator keeps a deep stack over its yields")
    void deepStack() {
        Generator<Integer, Integer> generator = Generator.of(yielder -> descend(yielder, 500));
        int count = 0;
        for (int i : generator) {
            count += i;
        }
        assertThat(count).isEqualTo(500);
    }

    @Test
    @DisplayName("generators resume each other 200 deep")
    void nested() {
        Generator<Integer, Integer> generator = counting(3);
        for (int i = 0; i < 200; i++) {
            Generator<Integer, Integer> inner = generator;
            generator = Generator.of(yielder -> inner.forEachRemaining(yielder::yield));
        }
        assertThat((Iterable<Integer>) generator).containsExactly(0, 1, 2);
    }

    @Test
    @DisplayName("§3 an abandoned generator is closed when it is collected: its finally runs")
    void abandoned() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        AtomicReference<String> thread = new AtomicReference<>();
        abandon(closed, thread);
        for (int i = 0; i < 200 && !closed.await(20, TimeUnit.MILLISECONDS); i++) {
            System.gc();
        }
        assertThat(thread).hasValue("gantry-abandoned");
    }

    @Test
    @DisplayName("a generator that another thread may not go on with is suspended still, and holds its monitor until "
            + "its own does")
    void monitorRefused() throws Exception {
        for (boolean inflated : new boolean[]{false, true}) {
            Object monitor = new Object();
            if (inflated) {
                synchronized (monitor) {
                    monitor.wait(1);
                }
            }
            Generator<Integer, Integer> generator = Generator.of(yielder -> {
                synchronized (monitor) {
                    yielder.yield(1);
                }
                yielder.yield(2);
            });
            generator.next();
            for (Runnable use : List.<Runnable>of(generator::next, generator::close)) {
                assertThat(
                        CompletableFuture.supplyAsync(() -> catchThrowableOfType(IllegalStateException.class, use::run))
                                .get())
                        .hasMessageContaining("holds a monitor");
            }
            assertThat(generator.isFinished()).isFalse();
            assertThat(generator.next()).isEqualTo(2);
            assertThat(CompletableFuture.supplyAsync(() -> {
                synchronized (monitor) {
                    return generator.hasNext();
                }
            }).get()).isFalse();
        }
    }

    @Test
    @DisplayName("a generator whose code the JVM has compiled can be resumed by another thread, each time")
    void resumedElsewhereWhenHot() throws Exception {
        List<Generator<Integer, Integer>> generators = new ArrayList<>();
        for (int i = 0; i < 60_000; i++) {
            Generator<Integer, Integer> generator = Generator.returning(yielder -> {
                keep(yielder); // this one needs a stack
                yielder.yield(1);
                yielder.yield(2);
                return 0;
            });
            generator.next();
            if (i >= 40_000) {
                generators.add(generator);
            }
        }
        assertThat(CompletableFuture.supplyAsync(() -> generators.stream().mapToInt(Generator::next).sum()).get())
                .isEqualTo(40_000);
    }

    private static void keep(Object what) {
        Reference.reachabilityFence(what);
    }

    @Test
    @DisplayName("a generator that yields from one that holds a monitor is refused to another thread, and goes on then")
    void monitorOfTheInner() throws Exception {
        Object monitor = new Object();
        Generator<Integer, Integer> inner = Generator.returning(yielder -> {
            synchronized (monitor) {
                yielder.yield(1);
            }
            return "inner";
        });
        Generator<Integer, Integer> outer = Generator.returning(yielder -> yielder.yieldFrom(inner));
        outer.next();
        assertThat(CompletableFuture
                .supplyAsync(() -> catchThrowableOfType(IllegalStateException.class, outer::next)).get())
                .hasMessageContaining("holds a monitor");
        assertThat(outer.isFinished()).isFalse();
        assertThat(catchThrowableOfType(StopIteration.class, outer::next).value()).isEqualTo("inner");
        assertThat(Thread.holdsLock(monitor)).isFalse();
    }

    @Test
    @DisplayName("18 StopIteration thrown into a fresh generator is a fault of the body; into a finished one it comes "
            + "back")
    void throwStopIteration() {
        Generator<Integer, Integer> generator = counting(1);
        StopIteration stop = new StopIteration(1);
        assertThatThrownBy(() -> generator.throwInto(stop)).isInstanceOf(IllegalStateException.class)
                .hasMessage("generator raised StopIteration").hasCause(stop);
        assertThat(generator.isFinished()).isTrue();
        assertThatThrownBy(() -> generator.throwInto(stop)).isSameAs(stop);
    }

    @Test
    @DisplayName("where the stack is full while generators resume each other, none is left as running")
    void stackOverflow() throws Exception {
        List<Throwable> left = new ArrayList<>();
        AtomicInteger overflows = new AtomicInteger();
        for (int depth = 1_000; depth <= 16_000; depth *= 2) {
            int generators = depth;
            Thread thread = Thread.ofPlatform().start(() -> {
                List<Generator<Integer, Integer>> all = new ArrayList<>(List.of(counting(1_000_000)));
                for (int i = 0; i < generators; i++) {
                    Generator<Integer, Integer> inner = all.getLast();
                    all.add(Generator.of(yielder -> inner.forEachRemaining(yielder::yield)));
                }
                try {
                    all.getLast().next();
                } catch (StackOverflowError full) {
                    overflows.incrementAndGet();
                }
                for (Generator<Integer, Integer> generator : all) {
                    try {
                        generator.close();
                    } catch (IllegalStateException executing) {
                        left.add(executing);
                    }
                }
            });
            thread.join();
        }
        assertThat(overflows.get()).isPositive();
        assertThat(left).isEmpty();
    }

    private static void abandon(CountDownLatch closed, AtomicReference<String> thread) {
        Generator<Integer, Integer> generator = Generator.of(yielder -> {
            try {
                yielder.yield(1);
            } finally {
                thread.set(Thread.currentThread().getName());
                closed.countDown();
            }
        });
        generator.next();
    }

    private static void descend(Yielder<Integer, Integer> yielder, int depth) {
        if (depth > 0) {
            yielder.yield(1);
            descend(yielder, depth - 1);
        }
    }

    private static void thrown(RuntimeException exception) {
        throw exception;
    }
}
