package dev.gantry.insight.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;

import dev.gantry.insight.Going;
import dev.gantry.insight.Scribble;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

/** Slack and gain are what moving everything that depends on a thing, again and again until nothing moves, says. */
@Tag("engine")
class SlackPropertyTest {
    @Property(tries = 200)
    @Label("of anything: a task that ends later by its slack leaves the end where it is, by one more it does not")
    void anything(@ForAll long seed) {
        Random random = new Random(seed);
        check(Scribble.of(random, 1 + random.nextInt(5), 5 + random.nextInt(40)));
    }

    @Property(tries = 200)
    @Label("of pools whose tasks main waits for: the same")
    void pools(@ForAll long seed) {
        check(pool(new Random(seed)));
    }

    @Property(tries = 200)
    @Label("of pools: what a half brings is no more than half of the task, and nothing if there is slack enough")
    void bounds(@ForAll long seed) {
        Snapshot recorded = pool(new Random(seed));
        Slack slack = Slack.toEnd(recorded);
        for (int task = 1; task <= recorded.tasks(); task++) {
            long half = (recorded.taskEnded(task) - recorded.taskStarted(task)) / 2;
            assertThat(slack.gain(task, false)).isBetween(0L, half);
            assertThat(slack.of(task) == 0 || slack.gain(task, false) == 0).as("task %d", task).isTrue();
        }
    }

    private static void check(Snapshot recorded) {
        Dependencies all = Dependencies.of(recorded, new Going(() -> true, _ -> {}, 1));
        Slack slack = Slack.toEnd(recorded);
        assertThat(moved(all, -1, 0, 0)).as("nothing moves by itself").isEqualTo(all.lastTime());
        for (int task = 1; task <= recorded.tasks(); task++) {
            int node = all.endOf(task);
            assertThat(slack.of(task) == Trace.NONE).isEqualTo(node < 0);
            if (node >= 0) {
                assertThat(moved(all, node, slack.of(task), 0)).isEqualTo(all.lastTime());
                assertThat(moved(all, node, slack.of(task) + 1, 0)).isEqualTo(all.lastTime() + 1);
                assertThat(slack.gain(task, false)).isEqualTo(all.lastTime() - moved(all, -1, 0, task));
            }
        }
    }

    /** When the last node comes if this one comes later by so much, and this task takes half as long. */
    private static long moved(Dependencies all, int late, long by, int half) {
        long[] times = new long[all.nodes()];
        Arrays.fill(times, Long.MIN_VALUE / 2);
        for (boolean moves = true; moves;) {
            moves = false;
            for (int node = 0; node < times.length; node++) {
                long time = Long.MIN_VALUE / 2;
                boolean alone = true;
                for (int edge = all.firstEdge(node); edge < all.firstEdge(node + 1); edge++) {
                    if (all.from(edge) != node) {
                        long lag = all.lag(edge);
                        assertThat(lag).isBetween(0L, all.time(node) - all.time(all.from(edge)));
                        time = Math.max(time, times[all.from(edge)]
                                + (half != 0 && all.runs(edge) == half ? lag - lag / 2 : lag));
                        alone = false;
                    }
                }
                time = (alone ? all.time(node) : time) + (node == late ? by : 0);
                moves |= time != times[node];
                times[node] = time;
            }
        }
        return Arrays.stream(times).max().orElse(0);
    }

    /** Tasks that main submits to a pool of a few workers, which take them in order; main waits for some of them. */
    private static Snapshot pool(Random random) {
        Names names = new Names();
        Trace trace = new Trace(names);
        int workers = 1 + random.nextInt(3);
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("process"));
        trace.laneOpened(0, 2, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        trace.executorOpened(0, 1, 1, names.intern("pool"));
        trace.sliceStarted(0, 2, State.RUNNING, 0);
        int tasks = 1 + random.nextInt(12);
        long time = 0;
        long[] submitted = new long[tasks + 1];
        for (int task = 1; task <= tasks; task++) {
            time += 1 + random.nextInt(10);
            submitted[task] = time;
            trace.taskSubmitted(time, 2, task, 1, names.intern("name " + random.nextInt(3)));
        }
        long main = time + 1;
        long[] free = new long[workers];
        long[] ended = new long[tasks + 1];
        int[] ran = new int[tasks + 1];
        int[] before = new int[workers]; // each worker's last task
        long[] next = new long[tasks + 1]; // when the worker of a task starts another
        Arrays.fill(next, Long.MAX_VALUE);
        List<Integer> awaited = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            trace.laneOpened(1, 3 + worker, 1, LaneKind.THREAD, LaneRole.WORKER, names.intern("worker"));
        }
        for (int task = 1; task <= tasks; task++) {
            int worker = 0;
            for (int other = 1; other < workers; other++) {
                worker = free[other] < free[worker] ? other : worker;
            }
            long start = Math.max(free[worker], submitted[task]) + random.nextInt(3);
            ended[task] = start + 1 + random.nextInt(40);
            free[worker] = ended[task] + random.nextInt(2);
            ran[task] = 3 + worker;
            next[before[worker]] = start;
            before[worker] = task;
            trace.taskStarted(start, 3 + worker, task);
            trace.taskEnded(ended[task], 3 + worker, task, TaskState.SUCCEEDED, 0);
            if (random.nextBoolean()) {
                awaited.add(task);
            }
        }
        for (int task : awaited) {
            if (ended[task] > main) {
                trace.blocked(main, 2, names.intern("gantry:result"), task);
                main = ended[task] + random.nextInt(3);
                trace.unblocked(main, 2, random.nextBoolean() && main <= next[task] ? ran[task] : 0);
            }
            main += 1 + random.nextInt(5);
        }
        trace.sliceEnded(main, 2);
        trace.finish(Math.max(main, Arrays.stream(free).max().orElse(0)));
        return trace.snapshot();
    }
}
