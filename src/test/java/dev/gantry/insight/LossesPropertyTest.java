package dev.gantry.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import dev.gantry.insight.claim.Claim;
import dev.gantry.insight.claim.ClaimSyntaxException;
import dev.gantry.insight.claim.Verdict.Outcome;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

/** What is proved or refuted though records were lost is so in the recording that has them all. */
class LossesPropertyTest {
    private static final int MAIN = 2;
    private static final int WORKERS = 3;
    private static final int FIRST_WORKER = 3;
    private static final int COROUTINES = 2;
    private static final int FIRST_COROUTINE = FIRST_WORKER + WORKERS;
    private static final List<String> LIMITED = List.of("at most %d tasks ran at once", "at least %d tasks ran at once",
            "exactly %d tasks waited at once", "more than %d tasks were in progress at once",
            "less than %d tasks waited at once", "at most %d tasks started", "at least %d tasks succeeded",
            "more than %d tasks failed", "exactly %d tasks were cancelled", "at least %d marks came",
            "at most %d marks came on lane \"main\"", "at most %d switches happened",
            "more than %d switches happened on lane \"main\"");
    private static final List<String> TIMED = List.of("no task waited longer than %d ns",
            "no task waited shorter than %d ns", "no task ran longer than %d ns", "no task ran shorter than %d ns",
            "no task was blocked longer than %d ns", "no task was blocked shorter than %d ns",
            "no lane was blocked longer than %d ns", "no coroutine held its thread longer than %d ns",
            "no lane was idle longer than %d ns while tasks were queued", "the longest run time of tasks > %d ns",
            "the longest queue wait of tasks ≤ %d ns", "the shortest run time of tasks < %d ns",
            "the shortest queue wait of tasks ≥ %d ns", "the p50 run time of tasks ≤ %d ns",
            "the mean queue wait of tasks > %d ns", "the longest blocked time of tasks > %d ns",
            "the run took more than %d ns", "the run took at most %d ns");
    private static final List<String> PLAIN = List.of("every task started", "every task ended", "every task succeeded",
            "every task was cancelled", "every callback ran on its task's lane",
            "every callback ran on lane \"worker 3\"",
            "every task ran on lane \"worker*\"", "tasks started in the order of submission",
            "tasks ended in the order of submission", "task named \"a\" started before task named \"b\" started",
            "task named \"b\" ended after task named \"a\" was submitted", "mark \"x\" before task named \"a\" started",
            "not mark \"x\" before mark \"x\"", "no task failed", "every task was submitted");

    /** A record of a lane. */
    private record Told(long time, int lane, Consumer<Trace> into) {}

    private final Names names = new Names();
    private final List<Told> records = new ArrayList<>();
    private long time = 10;

    private void tell(int lane, Consumer<Trace> into) {
        records.add(new Told(time, lane, into));
    }

    /** Tasks that are submitted, run or cancelled, block, have callbacks and marks, on threads and coroutines. */
    private void write(Random random, int events) {
        List<Integer> queued = new ArrayList<>();
        int[] running = new int[FIRST_COROUTINE + COROUTINES];
        Set<Integer> blocked = new HashSet<>();
        int submitted = 0;
        int on = MAIN;
        int a = names.intern("a");
        int b = names.intern("b");
        int x = names.intern("x");
        for (int i = 0; i < events; i++) {
            time += random.nextInt(4);
            long now = time;
            int lane = FIRST_WORKER + random.nextInt(WORKERS + 1);
            lane = lane < FIRST_COROUTINE ? lane : on;
            int at = lane;
            int task = running[lane];
            switch (random.nextInt(9)) {
                case 0, 1 -> {
                    int made = ++submitted;
                    int name = random.nextBoolean() ? a : b;
                    boolean taken = random.nextInt(4) == 0;
                    queued.add(made);
                    tell(MAIN, trace -> trace.taskSubmitted(now, MAIN, made, 1, name));
                    if (taken) {
                        tell(at, trace -> trace.taskTaken(now, made));
                    }
                }
                case 2, 3 -> {
                    if (task == 0 && !queued.isEmpty() && lane != MAIN) {
                        int next = queued.remove(random.nextInt(queued.size()));
                        running[lane] = next;
                        tell(lane, trace -> trace.taskStarted(now, at, next));
                    }
                }
                case 4 -> {
                    if (task != 0 && blocked.remove(lane)) {
                        tell(lane, trace -> trace.unblocked(now, at, 0));
                    } else if (task != 0) {
                        running[lane] = 0;
                        TaskState state = random.nextInt(3) == 0 ? TaskState.FAILED : TaskState.SUCCEEDED;
                        tell(lane, trace -> trace.taskEnded(now, at, task, state, 0));
                        tell(lane, trace -> trace.callbackStarted(now, at, task));
                        tell(lane, trace -> trace.callbackEnded(now, at, task));
                    }
                }
                case 5 -> {
                    if (task != 0 && blocked.add(lane)) {
                        tell(lane, trace -> trace.blocked(now, at, 0, 0));
                    }
                }
                case 6 -> {
                    int next = MAIN + random.nextInt(COROUTINES + 1);
                    int to = next == MAIN ? MAIN : FIRST_COROUTINE + next - MAIN - 1;
                    int from = on;
                    if (to != from) {
                        on = to;
                        tell(from, trace -> trace.switched(now, from, to, SwitchReason.values()[0]));
                    }
                }
                case 7 -> {
                    if (!queued.isEmpty() && random.nextInt(3) == 0) {
                        int gone = queued.removeFirst();
                        tell(MAIN, trace -> trace.taskCancelled(now, MAIN, gone));
                    }
                }
                default -> tell(lane, random.nextBoolean()
                        ? trace -> trace.mark(now, at, x)
                        : trace -> {
                            trace.sliceStarted(now, at, State.BLOCKED, 0);
                            trace.sliceEnded(now + 1, at);
                        });
            }
        }
    }

    private Trace begun() {
        Trace trace = new Trace(names);
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("process"));
        trace.laneOpened(0, MAIN, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        for (int lane = FIRST_WORKER; lane < FIRST_COROUTINE; lane++) {
            trace.laneOpened(0, lane, 1, LaneKind.THREAD, LaneRole.WORKER, names.intern("worker " + lane));
        }
        for (int lane = FIRST_COROUTINE; lane < FIRST_COROUTINE + COROUTINES; lane++) {
            trace.laneOpened(0, lane, MAIN, LaneKind.GREENLET, LaneRole.PLAIN, names.intern("greenlet " + lane));
        }
        trace.executorOpened(0, 1, 1, names.intern("pool"));
        return trace;
    }

    private Snapshot whole() {
        Trace trace = begun();
        records.forEach(each -> each.into.accept(trace));
        trace.finish(time);
        return trace.snapshot();
    }

    /** Of each lane some stretches of records are lost; where a writer tells of it, a gap follows. */
    private Snapshot lossy(Random random, boolean gaps) {
        Trace trace = begun();
        Set<Integer> losing = new HashSet<>();
        long lost = 0;
        for (Told each : records) {
            if (!losing.contains(each.lane)) {
                if (random.nextInt(6) == 0) {
                    losing.add(each.lane);
                }
            } else if (random.nextInt(3) == 0) {
                losing.remove(each.lane);
                if (gaps) {
                    trace.gap(each.time, each.lane);
                }
            }
            if (losing.contains(each.lane)) {
                lost++;
            } else {
                each.into.accept(trace);
            }
        }
        trace.lost(lost + 1);
        trace.finish(time);
        return trace.snapshot();
    }

    @Property(tries = 300)
    void nothingIsDecidedOtherwiseThanByAllRecords(@ForAll long seed, @ForAll boolean gaps,
            @ForAll @IntRange(min = 20, max = 120) int events) throws ClaimSyntaxException {
        records.clear();
        time = 10;
        Random random = new Random(seed);
        write(random, events);
        if (gaps) {
            int closed = FIRST_WORKER + random.nextInt(WORKERS);
            tell(closed, trace -> trace.laneClosed(time, closed)); // its task has failed, unless a gap came before
        }
        Snapshot whole = whole();
        Snapshot lossy = lossy(random, gaps);
        assertThat(whole.malformed()).isZero();
        List<String> claims = new ArrayList<>(PLAIN);
        LIMITED.forEach(each -> claims.add(each.formatted(random.nextInt(8))));
        TIMED.forEach(each -> claims.add(each.formatted(random.nextInt(40))));
        for (String text : claims) {
            for (Claim claim : List.of(Claim.of(text), Claim.of("not " + text.replaceFirst("^not ", "")))) {
                Outcome right = claim.on(whole).outcome();
                if (right != Outcome.OPEN) {
                    assertThat(claim.on(lossy).outcome()).as(claim.text()).isIn(right, Outcome.OPEN);
                }
            }
        }
    }
}
