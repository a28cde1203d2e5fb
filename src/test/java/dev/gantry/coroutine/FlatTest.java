package dev.gantry.coroutine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gantry.hook.Recorder;
import dev.gantry.recording.Recording;

/** Flat bodies do what the same bodies do on a stack of their own. */
class FlatTest {
    private static final int SEEDS = 300;
    private static final int STEPS = 40;
    private static int classField;
    private final List<String> log = new ArrayList<>();

    /** A body that writes down what it does. */
    interface Logged {
        FlatBody<Object, Object> body(List<Object> log);
    }

    record Case(String name, Logged logged) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> bodies() {
        return Stream.of(
                new Case("loop", log -> yielder -> {
                    for (int i = 0;; i++) {
                        log.add(yielder.yield(i));
                    }
                }),
                new Case("ends", log -> yielder -> {
                    log.add(yielder.yield("a"));
                    return yielder.yield("b");
                }),
                new Case("no yield", log -> _ -> log.add("ran")),
                new Case("every kind of local", log -> yielder -> {
                    byte b = 1;
                    short s = 2;
                    char c = 'c';
                    boolean z = true;
                    int i = 4;
                    long l = 5L << 40;
                    float f = 6.5f;
                    double d = 7.25;
                    Object none = null;
                    String text = "text";
                    int[] array = {8};
                    while (true) {
                        Object got = yielder.yield(b + s + c + (z ? 1 : 0) + i + l + f + d + text + array[0] + none);
                        b++;
                        s *= 3;
                        c++;
                        z = !z;
                        i -= 7;
                        l ^= l >> 3;
                        f /= 3;
                        d = Math.sqrt(d);
                        text = got + "!";
                        array[0]++;
                        none = none == null ? array : null;
                        log.add(got);
                    }
                }),
                new Case("operands below the yield", log -> yielder -> {
                    long total = 1;
                    double[] sums = {0, 0};
                    for (int i = 0; i < 20; i++) {
                        total += 3L * i + hash(yielder.yield(total));
                        sums[i % 2] += hash(yielder.yield(sums[0]));
                        log.add(List.of(i, total, hash(yielder.yield(i)), sums[1]));
                    }
                    return total;
                }),
                new Case("a yield of a yield", _ -> yielder -> {
                    while (true) {
                        yielder.yield(yielder.yield(yielder.yield("inner")));
                    }
                }),
                new Case("catch and go on", log -> yielder -> {
                    int caught = 0;
                    while (true) {
                        try {
                            log.add(yielder.yield(caught));
                        } catch (Exception e) {
                            caught++;
                            log.add(e.getMessage());
                        }
                    }
                }),
                new Case("finally", log -> yielder -> {
                    try {
                        try {
                            yielder.yield(1);
                        } finally {
                            log.add("inner");
                            yielder.yield("from finally");
                            log.add("still inner");
                        }
                    } finally {
                        log.add("outer");
                    }
                    return "end";
                }),
                new Case("resources", log -> yielder -> {
                    try (AutoCloseable _ = () -> log.add("closed")) {
                        for (int i = 0; i < 3; i++) {
                            log.add(yielder.yield(i));
                        }
                    } catch (IllegalStateException e) {
                        log.add(yielder.yield(e.getMessage()));
                    }
                    return null;
                }),
                new Case("throws", log -> yielder -> {
                    Object got = yielder.yield("before");
                    log.add(got);
                    throw new IOException("by itself");
                }),
                new Case("throws StopIteration", _ -> yielder -> {
                    yielder.yield("before");
                    throw new StopIteration("no");
                }),
                new Case("ignores GeneratorExit", log -> yielder -> {
                    while (true) {
                        try {
                            yielder.yield("again");
                        } catch (GeneratorExit _) {
                            log.add("ignored");
                        }
                    }
                }),
                new Case("switch, patterns, lambdas, streams", log -> yielder -> {
                    Object got = null;
                    while (true) {
                        String kind = switch (got) {
                            case null -> "null";
                            case Integer n when n > 2 -> "big " + yielder.yield(n);
                            case Integer n -> "small " + n;
                            case String s -> "text " + s.length();
                            default -> "other";
                        };
                        Supplier<String> later = () -> kind + log.size();
                        log.add(later.get());
                        got = yielder.yield(IntStream.range(0, log.size()).mapToObj(i -> kind + i).toList());
                    }
                }),
                new Case("nested loops with labels", log -> yielder -> {
                    int seen = 0;
                    outer : for (int i = 0; i < 5; i++) {
                        for (int j = 0; j < 5; j++) {
                            Object got = yielder.yield(10 * i + j);
                            if (got instanceof Integer n && n % 2 == 0) {
                                continue outer;
                            }
                            if ("stop".equals(got)) {
                                break outer;
                            }
                            seen++;
                        }
                    }
                    log.add(seen);
                    return seen;
                }),
                new Case("private members of its class", log -> yielder -> {
                    classField = 0;
                    while (true) {
                        log.add(hash(yielder.yield(classField++)));
                    }
                }));
    }

    private static int hash(Object value) {
        return value == null ? 3 : value.toString().hashCode() % 1000;
    }

    /** What happens to a generator that is used by chance. */
    static List<Object> use(Case each, Function<FlatBody<Object, Object>, Generator<Object, Object>> made, long seed) {
        List<Object> log = new ArrayList<>();
        Generator<Object, Object> generator = made.apply(each.logged.body(log));
        Random random = new Random(seed);
        for (int i = 0; i < STEPS; i++) {
            int choice = random.nextInt(20);
            try {
                log.add(switch (choice) {
                    case 0 -> generator.throwInto(new IOException("io " + i));
                    case 1 -> generator.throwInto(new IllegalStateException("state " + i));
                    case 2 -> generator.hasNext();
                    case 3 -> {
                        if (random.nextInt(4) == 0) {
                            generator.close();
                        }
                        yield "closed";
                    }
                    case 4, 5, 6 -> generator.next();
                    case 7, 8 -> generator.send("text " + i);
                    case 9 -> generator.send("stop");
                    default -> generator.send(random.nextInt(5));
                });
            } catch (StopIteration stop) {
                log.add("stopped with " + stop.value());
            } catch (Throwable thrown) {
                log.add(thrown + " because of " + thrown.getCause());
            }
            log.add(generator.isFinished());
        }
        end(generator);
        return log;
    }

    /**
     * Ends a generator, also one that refuses to be closed. One that was dropped instead would be closed whenever
     * memory is collected: it would add to its log while that is read, and have its refusal logged.
     */
    private static void end(Generator<?, ?> generator) {
        try {
            generator.close();
        } catch (Throwable refused) {
            catchThrowable(() -> generator.throwInto(refused));
        }
        assertThat(generator.isFinished()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    @DisplayName("whatever is sent, thrown or closed by chance, a flat generator answers as one with a stack")
    void same(Case each) {
        for (long seed = 0; seed < SEEDS; seed++) {
            assertThat(text(use(each, FlatTest::flat, seed))).as("seed " + seed)
                    .isEqualTo(text(use(each, FlatTest::escaping, seed)));
        }
    }

    private static Generator<Object, Object> flat(FlatBody<Object, Object> body) {
        Generator<Object, Object> generator = Generator.flat(body);
        assertThat(generator.isFlat()).isTrue();
        return generator;
    }

    /** A generator that hands its yielder on, so that it needs a stack. */
    static Generator<Object, Object> escaping(FlatBody<Object, Object> body) {
        Generator<Object, Object> generator = Generator.returning(yielder -> body.run(yielder));
        assertThat(generator.isFlat()).isFalse();
        return generator;
    }

    @Test
    @DisplayName("a generator is flat by itself where its body allows it, and what it does is the same")
    void byItself() throws Exception {
        boolean[] flat = new boolean[2];
        while (!(flat[0] && flat[1])) { // at first it does not wait until that is worked out
            List<Object> plain = new ArrayList<>();
            Generator<Integer, String> named = Generator.named("numbers", yielder -> {
                for (int i = 0; i < 3; i++) {
                    plain.add(yielder.yield(i));
                }
            });
            Generator<Integer, String> returning = Generator.returning(yielder -> yielder.yield(7) + "!");
            assertThat(List.of(named.next(), named.send("a"), named.send("b"))).containsExactly(0, 1, 2);
            assertThatThrownBy(() -> named.send("c")).isInstanceOf(StopIteration.class);
            assertThat(plain).containsExactly("a", "b", "c");
            assertThat(returning.next()).isEqualTo(7);
            assertThat(catchThrowableOfType(StopIteration.class, () -> returning.send("sent")).value())
                    .isEqualTo("sent!");
            flat[0] = named.isFlat();
            flat[1] = returning.isFlat();
            Thread.onSpinWait();
        }
    }

    @Test
    @DisplayName("while a recording is on only a body that was made for it is flat: its lines are shown")
    void recorded() {
        try (Recording recording = Recording.start(Recorder.Options.named("test"))) {
            for (int i = 0; i < 3; i++) {
                Generator<Integer, Void> generator = Generator.of(yielder -> yielder.yield(1));
                assertThat(generator.isFlat()).isFalse();
                assertThat(Generator.<Integer, Void>flat(yielder -> yielder.yield(1)).isFlat()).isTrue();
            }
            recording.stop();
        }
    }

    static List<String> text(List<Object> log) {
        return log.stream().map(item -> item instanceof Object[] array ? Arrays.toString(array) : item + "")
                .map(item -> item.replaceAll("@[0-9a-f]+", "@"))
                .toList();
    }

    @Test
    @DisplayName("captured values, of every kind, and the object around it")
    void captured() {
        byte b = 1;
        short s = 2;
        char c = 'c';
        boolean z = true;
        int i = 4;
        long l = 5;
        float f = 6;
        double d = 7;
        String text = "t";
        for (int n = 0; n < 2; n++) {
            int number = n;
            Generator<String, Void> generator = Generator.flat(yielder -> {
                yielder.yield("" + b + s + c + z + i + l + f + d + text + number);
                log.add("this " + number);
                return null;
            });
            assertThat(generator.isFlat()).isTrue();
            assertThat(generator.next()).isEqualTo("12ctrue456.07.0t" + number);
            assertThat(generator.hasNext()).isFalse();
        }
        assertThat(log).containsExactly("this 0", "this 1");
    }

    @Test
    @DisplayName("a body whose yielder is used for more than to yield has a stack of its own, and works")
    void escapes() {
        List<FlatBody<Integer, Void>> bodies = List.of(
                yielder -> {
                    descend(yielder, 3);
                    return null;
                },
                yielder -> {
                    Yielder<Integer, Void> same = yielder;
                    for (int i = 3; i > 0; i--) {
                        same.yield(i);
                    }
                    return same.hashCode();
                },
                yielder -> {
                    Runnable inside = () -> yielder.yield(3);
                    inside.run();
                    yielder.yield(2);
                    yielder.yield(1);
                    return null;
                },
                yielder -> yielder.yieldFrom(Generator.<Integer, Void>of(inner -> descend(inner, 3))),
                yielder -> {
                    synchronized (bodies()) {
                        log.add("in");
                    }
                    descend(yielder, 3);
                    return null;
                },
                yielder -> {
                    log.add("" + (Object) yielder);
                    yielder.yield(3);
                    yielder.yield(2);
                    yielder.yield(1);
                    return null;
                });
        for (FlatBody<Integer, Void> body : bodies) {
            Generator<Integer, Void> generator = Generator.flat(body);
            assertThat(generator.isFlat()).isFalse();
            assertThat((Iterable<Integer>) generator).containsExactly(3, 2, 1);
        }
        assertThat(Generator.flat(new Written()).isFlat()).isFalse();
        assertThat(Generator.flat(new Written()).next()).isEqualTo(1);
    }

    private static void descend(Yielder<Integer, Void> yielder, int from) {
        for (int i = from; i > 0; i--) {
            yielder.yield(i);
        }
    }

    /** A class that somebody wrote. */
    private static final class Written implements FlatBody<Integer, Void> {
        private static final long serialVersionUID = 1;

        @Override
        public Object run(Yielder<Integer, Void> yielder) {
            return yielder.yield(1);
        }
    }

    @Test
    @DisplayName("another generator's yielder cannot yield for a flat one")
    void foreignYielder() {
        Generator<Integer, Integer> outer = Generator.of(yielder -> {
            Generator<Integer, Integer> inner = Generator.flat(_ -> yielder.yield(1));
            inner.next();
        });
        assertThatThrownBy(outer::next).isInstanceOf(IllegalStateException.class)
                .hasMessage("only the generator that runs may yield");
    }

    @Test
    @DisplayName("flat generators nest in others and in greenlets, and run others")
    void nested() {
        Generator<Integer, Integer> generator = Generator.of(yielder -> descend(5, yielder));
        for (int i = 0; i < 50; i++) {
            Generator<Integer, Integer> inner = generator;
            generator = i % 2 == 0 ? Generator.flat(yielder -> {
                while (inner.hasNext()) {
                    yielder.yield(inner.next());
                }
                return null;
            }) : Generator.of(yielder -> yielder.yieldFrom(inner));
        }
        assertThat((Iterable<Integer>) generator).containsExactly(5, 4, 3, 2, 1);
        Greenlet main = Greenlet.current();
        Greenlet greenlet = new Greenlet(() -> {
            Generator<Object, Void> flat = Generator.flat(yielder -> yielder.yield(main.switchTo("out")));
            main.switchTo(flat.next());
        });
        assertThat(greenlet.switchTo()).isEqualTo("out");
        assertThat(greenlet.switchTo("in")).isEqualTo("in");
    }

    private static void descend(int from, Yielder<Integer, Integer> yielder) {
        for (int i = from; i > 0; i--) {
            yielder.yield(i);
        }
    }

    @Test
    @DisplayName("70 a flat generator that runs cannot be resumed")
    void reentry() {
        List<Generator<Object, Void>> self = new ArrayList<>();
        self.add(Generator.flat(yielder -> yielder.yield(self.getFirst().next())));
        assertThat(self.getFirst().isFlat()).isTrue();
        assertThatThrownBy(self.getFirst()::next).isInstanceOf(IllegalStateException.class)
                .hasMessage("generator already executing");
    }

    @Test
    @DisplayName("§3 an abandoned flat generator is closed when it is collected")
    void abandoned() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        abandon(closed);
        for (int i = 0; i < 200 && !closed.await(20, TimeUnit.MILLISECONDS); i++) {
            System.gc();
        }
        assertThat(closed.getCount()).isZero();
    }

    private static void abandon(CountDownLatch closed) {
        Generator<Integer, Void> generator = Generator.flat(yielder -> {
            try {
                return yielder.yield(1);
            } finally {
                closed.countDown();
            }
        });
        generator.next();
        assertThat(generator.isFlat()).isTrue();
    }
}
