package dev.gantry.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.gantry.bench.measure.Result;
import dev.gantry.bench.measure.Rounds;
import dev.gantry.bench.measure.Scale;
import dev.gantry.hook.Probe;

/** How benchmarks are chosen and run; what they measure is not a test's business. */
class BenchTest {
    private static final List<Benchmark> ALL = Bench.all(Optional.empty());

    @Test
    void benchmarksHaveNames() {
        assertThat(ALL).extracting(Benchmark::name).containsExactly("hook", "intake", "spool", "memory",
                "pool", "processes", "files", "files-foreign", "cluster", "python", "agent", "sends", "greenlets",
                "switches",
                "spawned",
                "echo", "statistics", "questions", "frames", "live", "lanes");
    }

    @Test
    void anUnknownNameRunsNothingAndIsAnsweredWithTheKnownOnes() {
        List<String> progress = new ArrayList<>();
        assertThatThrownBy(() -> Bench.run(ALL, List.of("memory", "speed"), Scale.QUICK, progress::add))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "there is no benchmark \"speed\": there are hook, intake, spool, memory, pool, processes, "
                                + "files, files-foreign, cluster, python, agent, sends, greenlets, switches, spawned, "
                                + "echo, "
                                + "statistics, questions, frames, live, lanes");
        assertThat(progress).isEmpty();
    }

    @Test
    void aBenchmarkChosenByNameRunsAloneAndLeavesNothingOn() {
        List<String> progress = new ArrayList<>();
        List<Result> results = Bench.run(ALL, List.of("memory"), Scale.QUICK, progress::add);
        assertThat(results).hasSize(1);
        assertThat(results.getFirst().ours()).isFinite();
        assertThat(results.getFirst().note()).contains("100000 tasks");
        assertThat(progress).allMatch(text -> text.startsWith("memory"));
        assertThat(Probe.isRecording()).isFalse();
    }

    @Test
    void intakeCountsEveryRecord() {
        List<Result> results = Bench.run(ALL, List.of("intake"), Scale.QUICK, _ -> {});
        assertThat(results).extracting(Result::note).containsExactly("0 lost", "0 lost");
        assertThat(results).allMatch(result -> result.ours() > 0 && result.unit().equals("records/s"));
    }

    @Test
    void everyRoundMeasuresAllAndTheMedianCounts() {
        List<String> order = new ArrayList<>();
        double[] figures = {1, 100, 2};
        int[] next = {0};
        Rounds rounds = new Rounds("test", Scale.QUICK).add("a", () -> {
            order.add("a");
            return next[0] < Scale.QUICK.warmUps() ? 1000 + next[0]++ : figures[next[0]++ - Scale.QUICK.warmUps()];
        }).add("b", () -> {
            order.add("b");
            return 7;
        }).run(_ -> {});
        assertThat(rounds.median("a")).isEqualTo(2);
        assertThat(rounds.median("b")).isEqualTo(7);
        assertThat(order).containsExactly("a", "b", "b", "a", "a", "b", "b", "a", "a", "b");
    }
}
