package dev.gantry.insight.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;

import dev.gantry.insight.Scribble;
import dev.gantry.insight.whatif.StepByStep.Program;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;

/** Predictions of generated runs, beside a pool that runs them step by step. */
@Tag("engine")
class PredictionPropertyTest {
    private static final int PROCESSORS = 64;

    private static Setting threads(int workers, Policy policy) {
        return new Setting(workers, policy, Kind.THREADS, false, PROCESSORS);
    }

    private static Workload load(StepByStep run) {
        return Workload.of(run.recorded(), 1, PROCESSORS);
    }

    @Property(tries = 500)
    @Label("the recorded setting gives the recorded run again")
    void same(@ForAll long seed) {
        Random random = new Random(seed);
        StepByStep run = StepByStep.run(Program.of(random, true), 1 + random.nextInt(4), false);
        if (run.isWhole()) {
            Workload load = load(run);
            Prediction again = Prediction.of(load, load.setting());
            assertThat(again.measured().makespan()).isEqualTo(run.makespan());
            assertThat(again.predicted().makespan()).isEqualTo(run.makespan());
            assertThat(again.predicted().meanWait()).isEqualTo(again.measured().meanWait());
            assertThat(again.predicted().p99Wait()).isEqualTo(again.measured().p99Wait());
        }
    }

    @Property(tries = 500)
    @Label("on other workers it is as when they run it step by step, be it that it never ends")
    void others(@ForAll long seed) {
        Random random = new Random(seed);
        Program program = Program.of(random, true);
        StepByStep run = StepByStep.run(program, 1 + random.nextInt(4), false);
        int workers = 1 + random.nextInt(6);
        StepByStep other = StepByStep.run(program.waitingFor(run.awaited()), workers, false);
        if (run.isWhole()) {
            Run predicted = Prediction.of(load(run), threads(workers, Policy.FIFO)).predicted();
            assertThat(predicted.stuck() == 0).isEqualTo(other.isWhole());
            if (other.isWhole()) {
                assertThat(predicted.makespan()).isEqualTo(other.makespan());
                assertThat(predicted.meanWait()).isEqualTo(Arrays.stream(other.waits()).average().orElseThrow());
            }
        }
    }

    @Property(tries = 300)
    @Label("the shortest first, where all are there from the beginning, is as when it is run step by step")
    void shortest(@ForAll long seed) {
        Random random = new Random(seed);
        Program any = Program.of(random, false);
        Program program = new Program(
                any.main().stream().filter(step -> step.what() == StepByStep.What.SUBMIT).toList(), any.tasks());
        int workers = 1 + random.nextInt(4);
        StepByStep run = StepByStep.run(program, 1 + random.nextInt(4), false);
        StepByStep other = StepByStep.run(program, workers, true);
        Run predicted = Prediction.of(load(run), threads(workers, Policy.PRIORITY)).predicted();
        assertThat(predicted.makespan()).isEqualTo(other.makespan());
        assertThat(predicted.meanWait()).isEqualTo(Arrays.stream(other.waits()).average().orElseThrow());
    }

    @Property(tries = 300)
    @Label("no run is shorter than its longest task, nor than its work on all workers or processors")
    void bounds(@ForAll long seed) {
        Random random = new Random(seed);
        StepByStep run = StepByStep.run(Program.of(random, true), 1 + random.nextInt(4), false);
        if (!run.isWhole()) {
            return;
        }
        Workload load = load(run);
        long longest = 0;
        long total = 0;
        long work = 0;
        for (int i = 0; i < load.size(); i++) {
            long length = load.ops.length(load.from(i), load.to(i));
            longest = Math.max(longest, length);
            total += length;
            work += load.ops.work(load.from(i), load.to(i));
        }
        for (Kind kind : Kind.values()) {
            for (Policy policy : Policy.values()) {
                int workers = 1 + random.nextInt(5);
                int processors = 1 + random.nextInt(3);
                Setting setting = new Setting(workers, policy, kind, random.nextBoolean(), processors);
                Run predicted = Prediction.of(load, setting).predicted();
                if (predicted.stuck() == 0) {
                    assertThat(predicted.makespan() + 1).isGreaterThanOrEqualTo(longest)
                            .isGreaterThanOrEqualTo(total / workers)
                            .isGreaterThanOrEqualTo(work / processors);
                    assertThat(predicted.utilisation()).isBetween(0.0, 1.0);
                }
            }
        }
    }

    @Property(tries = 300)
    @Label("a worker that steals runs others while it waits, so nothing is stuck")
    void stealing(@ForAll long seed) {
        Random random = new Random(seed);
        StepByStep run = StepByStep.run(Program.of(random, true), 4, false);
        if (run.isWhole()) {
            assertThat(Prediction.of(load(run), threads(1 + random.nextInt(3), Policy.STEALING)).predicted().stuck())
                    .isZero();
        }
    }

    @Property(tries = 200)
    @Label("as a recording it holds all tasks, in order, and nothing that makes no sense")
    void recorded(@ForAll long seed) {
        Random random = new Random(seed);
        StepByStep run = StepByStep.run(Program.of(random, true), 4, false);
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        Policy policy = Policy.values()[random.nextInt(Policy.values().length)];
        Setting setting = new Setting(4 + random.nextInt(3), policy, kind, random.nextBoolean(), 1 + random.nextInt(3));
        if (!run.isWhole()) {
            return;
        }
        Workload load = load(run);
        Prediction predicted = Prediction.of(load, setting);
        Snapshot recorded = PredictedTrace.of(load, setting, () -> true).orElseThrow();
        assertThat(recorded.malformed()).isZero();
        if (predicted.predicted().stuck() == 0) {
            assertThat(IntStream.rangeClosed(1, recorded.tasks()).mapToObj(recorded::taskState))
                    .hasSize(load.size()).allMatch(state -> state == TaskState.SUCCEEDED);
            long end = IntStream.rangeClosed(1, recorded.tasks()).mapToLong(recorded::taskEnded).max().orElse(0);
            assertThat(end - recorded.taskSubmitted(1)).isEqualTo(predicted.predicted().makespan());
        }
        if (policy == Policy.FIFO && kind == Kind.THREADS) {
            // Tasks that wait for the same one go on at the same time: of what they then submit any may be the first.
            // Where workers are stuck, some tasks are never submitted, and some never started.
            assertThat(IntStream.rangeClosed(1, recorded.tasks()).filter(task -> recorded.taskSubmitted(task) >= 0)
                    .mapToObj(task -> List.of(recorded.taskSubmitted(task), started(recorded, task)))
                    .sorted(Comparator.comparing(List<Long>::getFirst).thenComparing(List::getLast))
                    .map(List::getLast)).isSorted();
        }
    }

    private static long started(Snapshot recorded, int task) {
        return recorded.taskStarted(task) < 0 ? Long.MAX_VALUE : recorded.taskStarted(task);
    }

    @Property(tries = 300)
    @Label("recordings of anything give predictions of something")
    void anything(@ForAll long seed) {
        Random random = new Random(seed);
        Snapshot recorded = Scribble.of(random, 1 + random.nextInt(5), 20 + random.nextInt(100));
        for (int executor : Workload.executors(recorded)) {
            Workload load = Workload.of(recorded, executor, 2);
            for (Kind kind : Kind.values()) {
                Setting setting = new Setting(1 + random.nextInt(3), Policy.values()[random.nextInt(3)], kind,
                        random.nextBoolean(), 2);
                assertThat(Prediction.of(load, setting).predicted().stuck()).isZero();
                assertThat(PredictedTrace.of(load, setting, () -> true).orElseThrow().malformed()).isZero();
            }
        }
    }
}
