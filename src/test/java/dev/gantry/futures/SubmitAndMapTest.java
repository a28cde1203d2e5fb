package dev.gantry.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The numbers are the rules of concurrent.futures in {@code src/docs/semantics.md}. */
class SubmitAndMapTest {
    private final ThreadPool pool = new ThreadPool(3);
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void close() {
        gate.countDown();
        pool.close();
    }

    @Test
    @DisplayName("1: submit returns a future with the result")
    void submit() throws Exception {
        assertThat(pool.submit(() -> (int) Math.pow(2, 8)).result()).isEqualTo(256);
        assertThat(pool.submit("named", () -> 3).result()).isEqualTo(3);
        assertThat(pool.submit("action", () -> gate.countDown()).result()).isNull();
        assertThat(pool.submit((Runnable) gate::countDown, "given").result()).isEqualTo("given");
    }

    @Test
    @DisplayName("a lambda becomes a task that could be sent to another process")
    void serializable() {
        AtomicInteger works = new AtomicInteger();
        Executor spy = new ForwardingExecutor(pool) {
            @Override
            public <T> Future<T> submit(String name, Work<T> task) {
                works.incrementAndGet();
                return super.submit(name, task);
            }

            @Override
            public <T> Future<T> submit(Work<T> task) {
                works.incrementAndGet();
                return super.submit(task);
            }
        };
        spy.submit(() -> 1);
        spy.submit("name", () -> 1);
        spy.submit(() -> Thread.sleep(0));
        spy.submit("name", () -> Thread.sleep(0));
        assertThat(works).hasValue(4);
    }

    @Test
    @DisplayName("3: map keeps the order of the arguments, with several inputs, whatever the chunks")
    void map() {
        List<Integer> numbers = List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(pool.map((Integer a, Integer b) -> (int) Math.pow(a, b), numbers, numbers).iterator())
                .toIterable()
                .containsExactly(1, 1, 4, 27, 256, 3125, 46656, 823543, 16777216, 387420489);
        MapOptions chunks = MapOptions.USUAL.inChunksOf(3);
        assertThat((Iterable<Integer>) pool.map(chunks, (Integer a) -> -a, List.of(1, 2, 3, 4))).containsExactly(-1, -2,
                -3, -4);
        assertThat((Iterable<Integer>) pool.map(MapOptions.USUAL.inChunksOf(0), (Integer a) -> -a, List.of(1)))
                .containsExactly(-1);
    }

    @Test
    @DisplayName("map ends with the shortest input, and no input gives nothing")
    void shortest() {
        assertThat((Iterable<String>) pool.map((Integer a, String b) -> a + b, List.of(1, 2, 3), List.of("a", "b")))
                .containsExactly("1a", "2b");
        List<List<?>> columns = List.of(List.of(1, 2), List.of("a", "b"), List.of('x'));
        Results<String> rows = pool.mapRows(MapOptions.USUAL, row -> row.toString(), columns);
        assertThat((Iterable<String>) rows).containsExactly("[1, a, x]");
        Results<String> none = pool.mapRows(MapOptions.USUAL, row -> row.toString(), List.of());
        assertThat((Iterable<String>) none).isEmpty();
    }

    @Test
    @DisplayName("4: an exception comes at its place, and then nothing more")
    void mapException() {
        Results<Integer> results = pool.map(a -> 1 / a, List.of(1, 1, 0, 1));
        assertThat(results.next()).isEqualTo(1);
        assertThat(results.next()).isEqualTo(1);
        assertThatThrownBy(results::next).isInstanceOf(ArithmeticException.class);
        assertThat(results.hasNext()).isFalse();
        assertThatThrownBy(results::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    @DisplayName("5: the timeout counts from the call of map")
    void mapTimeout() throws Exception {
        CountDownLatch third = new CountDownLatch(1);
        try (ThreadPool one = new ThreadPool(1)) {
            Results<Object> results = one.map(MapOptions.USUAL.within(Duration.ofMillis(500)), number -> {
                if (number == 3) {
                    third.countDown();
                    gate.await();
                }
                return number;
            }, List.of(1, 2, 3));
            third.await(); // so the only worker has ended the two before
            assertThat(results.next()).isEqualTo(1);
            assertThat(results.next()).isEqualTo(2);
            assertThatThrownBy(results::next).isInstanceOf(TimeoutException.class);
            assertThat(results.hasNext()).isFalse();
            gate.countDown();
        }
    }

    @Test
    @DisplayName("5: a look after the time is over does not wait, although it is the first")
    void mapTimeoutOver() throws Exception {
        Duration time = Duration.ofMillis(20);
        Results<Object> results = pool.map(MapOptions.USUAL.within(time), number -> {
            gate.await();
            return number;
        }, List.of(1));
        Thread.sleep(time); // not for the tasks: it is the map's own time that has to pass
        Thread opener = WaitTest.whenWaitedFor(gate::countDown);
        assertThatThrownBy(results::next).isInstanceOf(TimeoutException.class);
        assertThat(gate.getCount()).isOne();
        opener.join(); // which waits, and so lets it open
    }

    @Test
    @DisplayName("results that are there are given when the time is over, too")
    void lateButThere() throws Exception {
        Results<Integer> results = pool.map(MapOptions.USUAL.within(Duration.ZERO), a -> a, List.of(1, 2));
        pool.shutdown(true);
        assertThat((Iterable<Integer>) results).containsExactly(1, 2);
    }

    @Test
    @DisplayName("the first failure cancels what has not started")
    void mapCancelsTheRest() throws Exception {
        List<Integer> ran = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch twoBlocked = new CountDownLatch(2);
        Results<Integer> results = pool.map(number -> {
            ran.add(number);
            if (number == 1) {
                twoBlocked.await();
                throw new IllegalStateException("one");
            }
            twoBlocked.countDown();
            gate.await();
            return number;
        }, List.of(1, 2, 3, 4, 5, 6, 7, 8, 9));
        assertThatThrownBy(results::next).hasMessage("one");
        gate.countDown();
        pool.shutdown(true);
        assertThat(ran).hasSizeLessThan(9).contains(1, 2, 3); // the failed worker may take one more
    }

    @Test
    @DisplayName("7: map submits without being gone through")
    void mapSubmits() throws Exception {
        AtomicInteger ran = new AtomicInteger();
        pool.map(number -> ran.incrementAndGet(), List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
        pool.shutdown(true);
        assertThat(ran).hasValue(10);
    }

    @Test
    @DisplayName("closing results cancels the rest once one was asked for, and nothing before")
    void closeResults() throws Exception {
        AtomicInteger ran = new AtomicInteger();
        MapFunction<Integer, Integer> first = number -> {
            if (number > 0) {
                gate.await();
            }
            return ran.incrementAndGet();
        };
        Results<Integer> untouched = pool.map(first, List.of(1, 2, 3, 4, 5));
        untouched.close();
        assertThat(untouched.hasNext()).isFalse();
        Results<Integer> begun = pool.map(first, List.of(6, 7, 8));
        try (ThreadPool other = new ThreadPool(1)) {
            Results<Integer> failing = other.map(_ -> {
                throw new IllegalStateException();
            }, List.of(1, 2));
            assertThatThrownBy(failing::next).isInstanceOf(IllegalStateException.class);
            assertThat(failing.hasNext()).isFalse();
        }
        gate.countDown();
        assertThat(begun.next()).isPositive();
        begun.close();
        pool.shutdown(true);
        assertThat(ran.get()).isBetween(6, 8);
    }

    @Test
    @DisplayName("an input that throws does so from map, and what it gave before runs all the same")
    void throwingInput() throws Exception {
        AtomicInteger ran = new AtomicInteger();
        Iterable<Integer> input = () -> new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Integer next() {
                if (next == 2) {
                    throw new IllegalStateException("no more");
                }
                return next++;
            }
        };
        assertThatThrownBy(() -> pool.map(number -> ran.incrementAndGet(), input)).hasMessage("no more");
        pool.shutdown(true);
        assertThat(ran).hasValue(2);
    }

    @Test
    @DisplayName("a task that waits for another of its own pool's only worker waits in vain")
    void waitsForItself() throws Exception {
        try (ThreadPool one = new ThreadPool(1)) {
            Future<Integer> outer = one.submit(() -> one.submit(() -> 1).result(Duration.ofMillis(20)));
            assertThatThrownBy(outer::result).isInstanceOf(TimeoutException.class);
        }
    }

    /** Numbers from 0 for ever, which count how many were asked for. */
    private static Iterable<Integer> counted(AtomicInteger asked) {
        return () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Integer next() {
                return asked.getAndIncrement();
            }
        };
    }

    @Test
    @DisplayName("buffersize: of an input without end as many are taken as the buffer holds, "
            + "and one more with each result")
    void buffered() {
        AtomicInteger asked = new AtomicInteger();
        Results<Integer> results = pool.map(MapOptions.USUAL.buffering(3), number -> number * number, counted(asked));
        assertThat(asked).hasValue(3);
        for (int i = 0; i < 10; i++) {
            assertThat(results.next()).isEqualTo(i * i);
            assertThat(asked).hasValue(3 + i + 1);
        }
        results.close();
        assertThat(results.hasNext()).isFalse();
    }

    @Test
    @DisplayName("buffersize: a buffer larger than the input, an empty input, and two inputs of which one is shorter")
    void bufferBeyondInput() {
        assertThat(list(pool.map(MapOptions.USUAL.buffering(100), number -> -number, List.of(1, 2, 3))))
                .containsExactly(-1, -2, -3);
        assertThat(list(pool.map(MapOptions.USUAL.buffering(1), number -> number, List.<Integer>of()))).isEmpty();
        assertThat(list(pool.map(MapOptions.USUAL.buffering(2), (one, two) -> one + two, List.of(1, 2, 3, 4),
                List.of(10, 20, 30)))).containsExactly(11, 22, 33);
    }

    @Test
    @DisplayName("buffersize: an input that throws later does so where its result would be, and the rest is cancelled")
    void bufferedInputThrows() {
        Iterator<Integer> three = List.of(1, 2, 3).iterator();
        Iterable<Integer> throwing = () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Integer next() {
                return three.next();
            }
        };
        Results<Integer> results = pool.map(MapOptions.USUAL.buffering(2), number -> number, throwing);
        assertThat(results.next()).isEqualTo(1);
        assertThatThrownBy(results::next).isInstanceOf(java.util.NoSuchElementException.class);
        assertThat(results.hasNext()).isFalse();
    }

    @Test
    @DisplayName("buffersize is greater than 0")
    void noBuffer() {
        for (int size : new int[]{0, -1}) {
            assertThatThrownBy(() -> MapOptions.USUAL.buffering(size)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("buffersize must be None or > 0");
        }
    }

    private static <R> List<R> list(Results<R> results) {
        List<R> list = new ArrayList<>();
        results.forEach(list::add);
        return list;
    }

    @Test
    @DisplayName("a name that is null is refused at once, and costs no worker")
    void noName() throws Exception {
        String none = null;
        assertThatThrownBy(() -> pool.submit(none, () -> 1)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> pool.submit(none, () -> gate.countDown())).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> pool.submit(none, (Runnable) gate::countDown))
                .isInstanceOf(NullPointerException.class);
        assertThat(pool.submit(() -> 1).result()).isEqualTo(1);
    }
}
