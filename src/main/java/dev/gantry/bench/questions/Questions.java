package dev.gantry.bench.questions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import dev.gantry.bench.measure.Heap;
import dev.gantry.bench.measure.Result;
import dev.gantry.bench.measure.Scale;
import dev.gantry.insight.Loads;
import dev.gantry.insight.Parts;
import dev.gantry.insight.claim.Claim;
import dev.gantry.insight.claim.ClaimSyntaxException;
import dev.gantry.insight.compare.Comparison;
import dev.gantry.insight.lint.Lint;
import dev.gantry.insight.path.CriticalPath;
import dev.gantry.insight.path.Slack;
import dev.gantry.query.Database;
import dev.gantry.query.QueryException;
import dev.gantry.query.SqlLibrary;
import dev.gantry.trace.Snapshot;

/**
 * What questions cost, in seconds of all processors together, and in heap beside the recording. Recordings are
 * generated, and those of one size are in memory at a time.
 */
public final class Questions {
    private static final int MANY = 10_000_000;
    private static final int SOME = 1_000_000;
    private static final long ROOM = 150;
    private static final double SECOND = 1;
    private static final double TWO_SECONDS = 2;
    private static final String WAITS = "quantile_disc(queue_wait, 0.99)";
    private static final List<String> CLAIMS = List.of("at most 2 tasks of \"pool 1\" ran at once",
            "at most 16 tasks ran at once", "tasks of \"pool 2\" started in the order of submission",
            "tasks started in the order of submission", "no task waited longer than 1 s",
            "the p99 queue wait of tasks <= 1 s", "no worker was idle longer than 1 ms while tasks were queued");

    private final Scale scale;
    private final Consumer<String> progress;
    private final List<Result> results = new ArrayList<>();

    private Questions(Scale scale, Consumer<String> progress) {
        this.scale = scale;
        this.progress = progress;
    }

    /** A question; what it answers is of no interest here. */
    private interface Question {
        void ask() throws QueryException, ClaimSyntaxException;
    }

    /**
     * Measures.
     *
     * @param progress is told in a few words what goes on, in the calling thread
     */
    public static List<Result> run(Scale scale, Consumer<String> progress) {
        Questions questions = new Questions(scale, progress);
        questions.ofMany();
        questions.ofSome();
        return List.copyOf(questions.results);
    }

    private void ofMany() {
        int tasks = scale.work(MANY);
        String of = ", " + size(tasks) + " tasks";
        if (Heap.most() < tasks * ROOM) {
            results.add(Result.atMost(1, "questions" + of, "s", Double.NaN, "wanted", SECOND)
                    .withNote("not measured: they need a heap of " + (tasks * ROOM / 1_000_000_000 + 1)
                            + " GB, as by JDK_JAVA_OPTIONS=-Xmx3g"));
            return;
        }
        progress.accept("questions" + of + ": recording");
        Snapshot recorded = RecordedTasks.of(tasks, 1);
        if (SqlLibrary.isAvailable()) {
            measure("p99 queue wait by executor's name, SQL" + of, SECOND,
                    () -> ask(recorded, "select executor, " + WAITS + " from task group by executor"));
            askAgain("p99 queue wait by executor's name, SQL asked again" + of, recorded,
                    "select executor, " + WAITS + " from task group by executor");
            measure("p99 queue wait by executor's id, SQL" + of, SECOND,
                    () -> ask(recorded, "select executor_id, " + WAITS + " from task group by executor_id"));
            measure("a question to no task, SQL" + of, SECOND, () -> ask(recorded, "select count(*) from executor"));
        }
        for (String claim : CLAIMS) {
            measure("claim: " + claim + of, SECOND, () -> Claim.of(claim).on(recorded));
        }
        measure("load over time, summed up" + of, SECOND, () -> Loads.of(recorded));
        Loads loads = Loads.of(recorded);
        measure("load over time, in sight" + of, SECOND / 10,
                () -> loads.over(Parts.of(recorded.first(), recorded.horizon(), 240), 1));
    }

    private void ofSome() {
        int tasks = scale.work(SOME);
        String of = ", " + size(tasks) + " tasks";
        progress.accept("questions" + of + ": recording");
        Snapshot recorded = RecordedTasks.of(tasks, 1);
        Snapshot other = RecordedTasks.of(tasks, 2);
        measure("critical path" + of, SECOND, () -> CriticalPath.toEnd(recorded).find());
        measure("slack of every task" + of, SECOND, () -> Slack.toEnd(recorded));
        measure("all lints" + of, SECOND, () -> Arrays.stream(Lint.values())
                .forEach(lint -> lint.on(recorded, List.of(), true, () -> true, _ -> {}).orElseThrow()));
        measure("comparison, 2 ×" + of.substring(1), TWO_SECONDS, () -> Comparison.of(recorded, other));
    }

    /** Asks a database that is kept, as the window's is. */
    private void askAgain(String what, Snapshot recorded, String sql) {
        try (Database database = Database.of(recorded)) {
            measure(what, SECOND, () -> ask(database, sql));
        } catch (QueryException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void ask(Snapshot recorded, String sql) throws QueryException {
        try (Database database = Database.of(recorded)) {
            ask(database, sql);
        }
    }

    private static void ask(Database database, String sql) throws QueryException {
        database.ask(sql, () -> true, new Database.Receiver() {
            @Override
            public void columns(List<Database.Header> columns) {
                // the rows are what takes time
            }

            @Override
            public boolean row(List<Object> values) {
                return true;
            }
        });
    }

    /** Median of a few rounds, after some that warm up. */
    private void measure(String what, double wanted, Question question) {
        double[] times = new double[(scale.rounds() + 2) / 3];
        for (int round = -scale.warmUps(); round < times.length; round++) {
            progress.accept(what);
            double before = cpu();
            ask(question);
            if (round >= 0) {
                times[round] = cpu() - before;
            }
        }
        Arrays.sort(times);
        long before = Heap.used();
        Heap.forgetPeak();
        ask(question);
        results.add(Result.atMost(1, what, "s CPU", times[times.length / 2], "wanted", wanted)
                .withNote("%,d MB of heap at most, garbage included".formatted(Heap.peak() - before >> 20)));
    }

    private static void ask(Question question) {
        try {
            question.ask();
        } catch (QueryException | ClaimSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Seconds that all threads of this process took, to about ten milliseconds. */
    private static double cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    private static String size(int tasks) {
        return tasks >= SOME ? tasks / SOME + " M" : tasks / 1000 + " k";
    }
}
