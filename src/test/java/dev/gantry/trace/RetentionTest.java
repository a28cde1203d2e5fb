package dev.gantry.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gantry.trace.budget.Budget;
import dev.gantry.trace.budget.Gone;
import dev.gantry.trace.counter.Counter;

/** A trace with a budget: what is left of it is the end of what a trace without one holds. */
@Tag("engine")
class RetentionTest {
    private static final long BYTES = Budget.LEAST_BYTES;
    private static final int PUBLISH_EVERY = 5_000;

    private final Names names = new Names();

    private final Trace all = new Trace(names);
    private Trace kept;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsLeftIsTheEndOfTheWhole(long seed) {
        kept = new Trace(names, Budget.UNLIMITED.ofBytes(BYTES));
        run(new Random(seed), 600_000);

        Gone gone = kept.snapshot().gone();
        assertThat(gone.hasDropped()).isTrue();
        assertThat(gone.slices()).isPositive();
        assertThat(gone.tasks()).isPositive();
        assertThat(gone.hasStopped()).isFalse();
        assertThat(kept.snapshot().first()).isEqualTo(gone.until());
        assertThat(kept.snapshot().malformed()).isEqualTo(all.snapshot().malformed());
        assertThat(kept.snapshot().records()).isEqualTo(all.snapshot().records());
        long slices = 0;
        for (int id = 1; id <= all.snapshot().lanes(); id++) {
            slices += same(all.snapshot().lane(id), kept.snapshot().lane(id), gone.until());
        }
        assertThat(slices).as("slices that went").isEqualTo(gone.slices());
        sameTasks(gone.until());
        sameCounters(gone.until());
        sameActivity();
    }

    @Test
    void onlySoManySecondsAreKept() {
        kept = new Trace(names, Budget.UNLIMITED.ofLast(Duration.ofNanos(400_000)));
        run(new Random(4), 300_000);

        long horizon = kept.snapshot().horizon();
        assertThat(kept.snapshot().gone().until()).isBetween(horizon - 450_000 - PUBLISH_EVERY * 4, horizon - 400_000);
    }

    @Test
    void withinItsBudgetNothingIsGone() {
        kept = new Trace(names, Budget.UNLIMITED.ofBytes(1L << 30));
        run(new Random(5), 300_000);

        assertThat(kept.snapshot().gone()).isEqualTo(Gone.NOTHING);
        assertThat(TraceText.of(kept.snapshot())).isEqualTo(TraceText.of(all.snapshot()));
    }

    @Test
    void itNeverTakesMuchMoreThanItsBudget() {
        kept = new Trace(names, Budget.UNLIMITED.ofBytes(BYTES));
        Program program = new Program(new Random(6), record -> record.accept(kept));
        for (int i = 0; i < 200; i++) {
            program.go(PUBLISH_EVERY);
            kept.publish(program.now);
            assertThat(bytes(kept)).isLessThan(BYTES + BYTES / 16);
        }
        assertThat(bytes(kept)).as("and as much of it as it can").isGreaterThan(BYTES / 2);
    }

    @Test
    void tasksThatNeverEndGoWhenNothingElseIsLeft() {
        kept = new Trace(names, Budget.UNLIMITED.ofBytes(BYTES));
        kept.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, 0);
        int tasks = 500_000;
        for (int task = 1; task <= tasks; task++) {
            kept.taskSubmitted(task, 1, task, 0, 0);
            if (task % 1_000 == 0) {
                kept.publish(task);
            }
        }
        Snapshot left = kept.snapshot();
        assertThat(bytes(kept)).isLessThan(BYTES + BYTES / 16);
        assertThat(left.hasTask(1)).isFalse();
        assertThat(left.hasTask(tasks)).isTrue();
        assertThat(left.gone().tasks() + count(left)).isEqualTo(tasks);
        assertThat(left.firstTask()).isEqualTo(left.gone().tasks() + 1);

        kept.taskStarted(tasks + 1, 1, 1);
        kept.taskEnded(tasks + 2, 1, 1, TaskState.SUCCEEDED, 0);
        kept.taskCancelled(tasks + 3, 1, 2);
        kept.publish(tasks + 3);
        assertThat(kept.snapshot().malformed()).as("a record about a task that went makes sense").isZero();
        assertThat(kept.snapshot().lane(1).row(0).task(0)).as("its slice is shown").isEqualTo(1);
    }

    @Test
    void lanesThatEndedGoWithWhatRefersToThem() {
        kept = new Trace(names, Budget.UNLIMITED.ofBytes(BYTES));
        kept.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("program"));
        kept.laneOpened(0, 2, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        int lanes = 100_000;
        for (int lane = 3; lane <= lanes; lane++) {
            long now = lane * 10L;
            kept.laneOpened(now, lane, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("short"));
            kept.taskSubmitted(now, lane, lane, 0, 0);
            kept.blocked(now, 2, 0, 0);
            kept.laneClosed(now + 1, lane);
            kept.unblocked(now + 2, 2, lane); // as join() is told: by a thread that has ended
            if (lane % 100 == 0) {
                kept.publish(now + 2);
            }
        }
        Snapshot left = kept.snapshot();
        assertThat(bytes(kept)).isLessThan(BYTES + BYTES / 16);
        assertThat(left.lane(3)).isNull();
        assertThat(left.laneName(2)).isEqualTo("main");
        assertThat(left.laneName(lanes)).isEqualTo("short");
        for (int i = 0; i < left.lane(2).wakes(); i++) {
            assertThat(left.lane(left.lane(2).wake(i).by())).isNotNull();
        }
        for (int id = 1; id <= left.tasks(); id++) {
            assertThat(!left.hasTask(id) || left.lane(left.taskSubmittedBy(id)) != null).isTrue();
        }
    }

    @Test
    void aTraceThatShallStopTakesNothingMore() {
        kept = new Trace(names, Budget.UNLIMITED.ofBytes(BYTES).beyond(Budget.Beyond.STOP));
        run(new Random(7), 600_000);

        Gone gone = kept.snapshot().gone();
        assertThat(kept.isFull()).isTrue();
        assertThat(gone.hasStopped()).isTrue();
        assertThat(gone.hasDropped()).isFalse();
        assertThat(gone.refused()).isEqualTo(all.snapshot().records() - kept.snapshot().records());
        assertThat(kept.snapshot().malformed()).isEqualTo(0);
        Row whole = all.snapshot().lane(3).row(0);
        Row part = kept.snapshot().lane(3).row(0);
        assertThat(part.size()).isLessThan(whole.size());
        for (int i = 0; i < part.size() - 1; i++) {
            assertThat(part.slice(i)).isEqualTo(whole.slice(i));
        }
    }

    @Test
    void textsThatFindNoRoomAreCountedAndShownAsAnEllipsis() {
        Names few = new Names(2_000);
        kept = new Trace(few, Budget.UNLIMITED.ofBytes(BYTES));
        int known = few.intern("known");
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            shown.add(few.get(few.intern("text " + i)));
        }
        kept.publish(1);
        long refused = shown.stream().filter(Names.REFUSED::equals).count();
        assertThat(refused).isBetween(80L, 99L);
        assertThat(kept.snapshot().gone().texts()).isEqualTo(refused);
        assertThat(few.bytes()).isLessThanOrEqualTo(2_000 + 200);
        assertThat(few.get(known)).isEqualTo("known");
        assertThat(few.intern("known")).isEqualTo(known);
    }

    @Test
    void aBudgetOfNothingIsRefused() {
        assertThatThrownBy(() -> Budget.usual().ofBytes(1000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Budget.usual().ofLast(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    private void run(Random random, int records) {
        Program program = new Program(random, record -> {
            record.accept(all);
            record.accept(kept);
        });
        for (int done = 0; done < records; done += PUBLISH_EVERY) {
            program.go(PUBLISH_EVERY);
            all.publish(program.now);
            kept.publish(program.now);
        }
    }

    /** Compares the slices and events that ended after this time; returns how many slices did not. */
    private static long same(Lane whole, Lane left, long until) {
        if (whole == null) {
            assertThat(left).isNull();
            return 0;
        }
        long gone = 0;
        for (int depth = 0; depth < whole.depth(); depth++) {
            Row of = whole.row(depth);
            int skipped = of.firstEndingAfter(until);
            gone += skipped;
            same(of, skipped, left.row(depth));
        }
        int mark = whole.firstMarkFrom(until);
        assertThat(left.marks()).isEqualTo(whole.marks() - mark);
        assertThat(left.goneMarks()).isEqualTo(mark);
        for (int i = 0; i < left.marks(); i++) {
            assertThat(left.markTime(i)).isEqualTo(whole.markTime(mark + i));
            assertThat(left.markText(i)).isEqualTo(whole.markText(mark + i));
        }
        int woken = whole.firstWakeFrom(until);
        assertThat(left.wakes()).isEqualTo(whole.wakes() - woken);
        for (int i = 0; i < left.wakes(); i++) {
            assertThat(left.wake(i)).isEqualTo(whole.wake(woken + i));
        }
        int change = whole.firstSwitchFrom(until);
        assertThat(left.switches()).isEqualTo(whole.switches() - change);
        for (int i = 0; i < left.switches(); i++) {
            assertThat(left.switchAt(i)).isEqualTo(whole.switchAt(change + i));
        }
        sameCrowd(whole.coroutineCounts(), left.coroutineCounts(), until);
        return gone;
    }

    private static void same(Row whole, int skipped, Row left) {
        int size = whole.size() - skipped;
        assertThat(left.size()).isEqualTo(size);
        assertThat(left.gone()).isEqualTo(skipped);
        Random random = new Random(size);
        for (int i = 0; i < size; i++) {
            int at = i + skipped;
            boolean same = left.start(i) == whole.start(at) && left.end(i) == whole.end(at)
                    && left.state(i) == whole.state(at) && left.task(i) == whole.task(at)
                    && left.name(i) == whole.name(at) && left.awaited(i) == whole.awaited(at);
            if (!same) {
                assertThat(left.slice(i)).isEqualTo(whole.slice(at)); // AssertJ for each would take minutes
            }
        }
        int closed = size > 0 && left.isOpen(size - 1) ? size - 1 : size;
        for (int round = 0; round < 50 && closed > 0; round++) {
            int from = random.nextInt(closed);
            int to = from + random.nextInt(closed - from) + 1;
            StateTimes expected = new StateTimes();
            StateTimes found = new StateTimes();
            whole.times(from + skipped, to + skipped, expected);
            left.times(from, to, found);
            assertThat(found.toMap()).isEqualTo(expected.toMap());
            long nanos = random.nextInt(200);
            assertThat(left.firstGap(from, to, nanos)).isEqualTo(whole.firstGap(from + skipped, to + skipped, nanos)
                    - skipped);
            long time = left.start(from) + random.nextInt(100);
            assertThat(left.firstStartingAt(time)).isEqualTo(whole.firstStartingAt(time) - skipped);
            assertThat(left.firstEndingAfter(time)).isEqualTo(whole.firstEndingAfter(time) - skipped);
            assertThat(left.firstStartingAt(time + 1, from, random.nextInt(3000)))
                    .isEqualTo(whole.firstStartingAt(time + 1) - skipped);
        }
    }

    private static void sameCrowd(CoroutineCounts whole, CoroutineCounts left, long until) {
        assertThat(left.peak()).isEqualTo(whole.peak());
        assertThat(left.opened()).isEqualTo(whole.opened());
        if (whole.size() == 0) {
            return;
        }
        long end = whole.time(whole.size() - 1);
        Random random = new Random(end);
        for (int round = 0; round < 50 && end > until; round++) {
            long from = until + random.nextLong(end - until);
            long to = from + random.nextLong(end - from + 100);
            long[] expected = new long[CoroutineCounts.KINDS];
            long[] found = new long[CoroutineCounts.KINDS];
            whole.between(from, to, expected);
            left.between(from, to, found);
            assertThat(found).containsExactly(expected);
            assertThat(left.count(left.at(from), CoroutineCounts.ALIVE))
                    .isEqualTo(whole.count(whole.at(from), CoroutineCounts.ALIVE));
        }
    }

    private void sameTasks(long until) {
        Snapshot whole = all.snapshot();
        Snapshot left = kept.snapshot();
        long gone = 0;
        for (int id = 1; id <= whole.tasks(); id++) {
            boolean wanted = !whole.taskState(id).isFinal() || whole.taskEnded(id) > until;
            if (wanted) {
                assertThat(left.hasTask(id)).as("task %s", id).isTrue();
            }
            gone += left.hasTask(id) ? 0 : 1;
            if (left.hasTask(id) && id % 50 == 0) {
                Task is = left.task(id);
                assertThat(is).usingRecursiveComparison().ignoringFields("callbacks").isEqualTo(whole.task(id));
                List<Callback> callbacks = whole.taskCallbacks(id, 0);
                assertThat(callbacks).endsWith(is.callbacks().toArray(new Callback[0]));
                List<Callback> later = callbacks.stream().filter(callback -> callback.end() >= until).toList();
                assertThat(is.callbacks()).containsAll(later);
            }
        }
        assertThat(left.gone().tasks()).isEqualTo(gone);
    }

    private void sameCounters(long until) {
        List<Counter> whole = new ArrayList<>(all.snapshot().counters());
        List<Counter> left = new ArrayList<>(kept.snapshot().counters());
        all.snapshot().executors().forEach(executor -> whole.add(executor.queue()));
        kept.snapshot().executors().forEach(executor -> left.add(executor.queue()));
        assertThat(left).hasSameSizeAs(whole);
        for (int i = 0; i < whole.size(); i++) {
            Counter of = whole.get(i);
            Counter is = left.get(i);
            int skipped = (int) is.gone();
            assertThat(is.size()).isEqualTo(of.size() - skipped);
            assertThat(skipped == 0 || is.time(0) <= until).as("the value at the cut is known").isTrue();
            Random random = new Random(i);
            for (int round = 0; round < 50; round++) {
                int from = random.nextInt(is.size());
                int to = from + 1 + random.nextInt(is.size() - from);
                assertThat(is.value(from)).isEqualTo(of.value(from + skipped));
                assertThat(is.most(from, to)).isEqualTo(of.most(from + skipped, to + skipped));
            }
        }
    }

    private void sameActivity() {
        long from = kept.snapshot().first();
        long to = kept.snapshot().horizon();
        double expected = all.snapshot().activity().workedBefore(to) - all.snapshot().activity().workedBefore(from);
        double found = kept.snapshot().activity().workedBefore(to) - kept.snapshot().activity().workedBefore(from);
        assertThat(found).isCloseTo(expected, within(expected / 50));
    }

    private static long count(Snapshot snapshot) {
        long count = 0;
        for (int id = 1; id <= snapshot.tasks(); id++) {
            count += snapshot.hasTask(id) ? 1 : 0;
        }
        return count;
    }

    private static long bytes(Trace trace) {
        return trace.tasks.bytes() + trace.lanes.bytes() + trace.callbackStarts.bytes() + trace.callbackEnds.bytes()
                + trace.executors.queues().mapToLong(queue -> queue.bytes()).sum()
                + trace.counters.writers().stream().mapToLong(counter -> counter.bytes()).sum();
    }

    /** A program with a pool, greenlets and a counter, some of whose tasks take very long. */
    private final class Program {
        private static final int THREADS = 4;

        private final Random random;
        private final Consumer<Consumer<Trace>> into;
        private final int[] runs = new int[THREADS];
        private final List<Integer> queued = new ArrayList<>();
        private int tasks;
        private int greenlet;
        private int done;
        long now = 1_000;

        Program(Random random, Consumer<Consumer<Trace>> into) {
            this.random = random;
            this.into = into;
            int pool = names.intern("pool");
            put(trace -> {
                trace.laneOpened(now, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("program"));
                trace.laneOpened(now, 2, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
                for (int thread = 0; thread < THREADS; thread++) {
                    trace.laneOpened(now, 3 + thread, 1, LaneKind.THREAD, LaneRole.WORKER, names.intern("w" + thread));
                }
                for (int i = 0; i < 3; i++) {
                    trace.laneOpened(now, 3 + THREADS + i, 2, LaneKind.GREENLET, LaneRole.PLAIN, names.intern("g" + i));
                }
                trace.executorOpened(now, 1, 2, pool);
            });
        }

        private void put(Consumer<Trace> record) {
            into.accept(record);
            done++;
        }

        void go(int records) {
            for (int end = done + records; done < end;) {
                now += random.nextInt(40);
                step();
            }
        }

        private void step() {
            long time = now;
            int thread = random.nextInt(THREADS);
            int lane = 3 + thread;
            int task = runs[thread];
            int name = names.intern("name " + random.nextInt(50));
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> {
                    if (queued.size() > 100) {
                        return;
                    }
                    int next = ++tasks;
                    queued.add(next);
                    put(trace -> trace.taskSubmitted(time, 2, next, 1, next % 3 == 0 ? name : 0));
                }
                case 3, 4, 5 -> take(thread, lane, time);
                case 6, 7 -> finish(thread, lane, time);
                case 8 -> {
                    if (task != 0) {
                        put(trace -> trace.blocked(time, lane, name, task));
                        now += random.nextInt(20);
                        long end = now;
                        put(trace -> trace.unblocked(end, lane, 2));
                    }
                }
                case 9 -> put(trace -> trace.mark(time, lane, name));
                case 10 -> put(trace -> trace.counter(time, 2, names.intern("counter"), time % 1_000));
                default -> change(time);
            }
        }

        private void take(int thread, int lane, long time) {
            if (runs[thread] == 0 && !queued.isEmpty()) {
                int task = queued.removeFirst();
                runs[thread] = task;
                put(trace -> trace.taskStarted(time, lane, task));
            }
        }

        private void finish(int thread, int lane, long time) {
            int task = runs[thread];
            boolean endless = thread == 0 && task == 1;
            if (task != 0 && !endless) {
                runs[thread] = 0;
                put(trace -> trace.taskEnded(time, lane, task, task % 7 == 0 ? TaskState.FAILED : TaskState.SUCCEEDED,
                        0));
                if (task % 2 == 0) {
                    now += random.nextInt(10);
                    long end = now;
                    put(trace -> trace.callbackStarted(time, lane, task));
                    put(trace -> trace.callbackEnded(end, lane, task));
                }
            }
        }

        private void change(long time) {
            int from = greenlet == 0 ? 2 : 2 + THREADS + greenlet;
            greenlet = (greenlet + 1 + random.nextInt(3)) % 4;
            int to = greenlet == 0 ? 2 : 2 + THREADS + greenlet;
            if (from != to) {
                put(trace -> trace.switched(time, from, to, SwitchReason.SWITCH));
            }
        }
    }
}
