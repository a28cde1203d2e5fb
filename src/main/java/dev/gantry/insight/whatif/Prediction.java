package dev.gantry.insight.whatif;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

import dev.gantry.trace.message.Message;

/**
 * How the tasks would run under a setting.
 *
 * @param setting the setting
 * @param measured the recorded run
 * @param predicted the run under the setting
 * @param curve the same on other numbers of workers, in their order; empty for coroutines without a limit
 * @param assumptions what is taken for granted, a sentence each
 */
public record Prediction(Setting setting, Run measured, Run predicted, List<Run> curve, List<Message> assumptions) {
    /** So many tasks are replayed on each number of workers up to the last; of more only on its halves. */
    private static final int FEW = 20_000;

    private static final int LEAST_CURVE = 8;
    private static final int MOST_CURVE = 64;

    public Prediction {
        curve = List.copyOf(curve);
        assumptions = List.copyOf(assumptions);
    }

    /** Predicts. */
    public static Prediction of(Workload load, Setting setting) {
        return of(load, setting, () -> true, _ -> {}).orElseThrow();
    }

    /**
     * Predicts.
     *
     * @param goesOn whether to go on; asked often
     * @param progress is told how far it is, from 0 to 1
     * @return empty if it did not go on to the end
     */
    public static Optional<Prediction> of(Workload load, Setting setting, BooleanSupplier goesOn,
            DoubleConsumer progress) {
        TreeSet<Integer> numbers = curve(load, setting);
        List<Run> curve = new ArrayList<>();
        Run predicted = null;
        int done = 0;
        for (int workers : numbers) {
            Optional<Run> run = new Simulation(load, setting.on(workers), Watching.NOBODY).run(goesOn);
            if (run.isEmpty()) {
                return Optional.empty();
            }
            progress.accept(++done / (double) numbers.size());
            predicted = workers == setting.workers() ? run.get() : predicted;
            if (workers > 0) {
                curve.add(run.get());
            }
        }
        return Optional.of(new Prediction(setting, load.measured(), predicted, curve, assumptions(load, setting)));
    }

    /** On how many workers it is replayed. */
    private static TreeSet<Integer> curve(Workload load, Setting setting) {
        TreeSet<Integer> numbers = new TreeSet<>(List.of(setting.workers()));
        int most = Math.max(LEAST_CURVE, 2 * Math.max(setting.workers(), load.setting().workers()));
        most = Math.min(Math.min(most, MOST_CURVE), Math.max(1, load.size()));
        for (int workers = most; workers > 0; workers = load.size() <= FEW ? workers - 1 : workers / 2) {
            numbers.add(workers);
        }
        return numbers;
    }

    private static List<Message> assumptions(Workload load, Setting setting) {
        List<Message> all = new ArrayList<>(load.assumptions());
        boolean same = setting.kind() == load.setting().kind();
        if (setting.kind() == Kind.COROUTINES) {
            all.add(Message.say(setting.workers() == 0 ? "whatif.coroutines-all" : "whatif.coroutines-limit"));
        } else {
            Costs costs = load.costs(setting.kind());
            all.add(Message.say(costs.nextMeasured() ? "whatif.next" : "whatif.next-usual",
                    Duration.ofNanos(costs.next())));
            all.add(Message.say(costs.wakeMeasured() ? "whatif.wake" : "whatif.wake-usual",
                    Duration.ofNanos(costs.wake())));
            long start = setting.kind() == Kind.PROCESSES ? load.startWork() : costs.start();
            all.add(Message.say(same ? "whatif.start" : "whatif.start-usual", Duration.ofNanos(start)));
        }
        if (setting.kind() != Kind.COROUTINES && setting.workers() > setting.processors()) {
            all.add(Message.say("whatif.beyond", (long) setting.processors()));
        }
        if (setting.kind() == Kind.PROCESSES) {
            all.add(Message.say("whatif.starts-compute"));
            all.add(Message.say(load.ops.has(Ops.Op.SEND) ? "whatif.sending" : "whatif.sending-usual"));
        }
        if (setting.gil() && setting.kind() != Kind.PROCESSES) {
            all.add(Message.say("whatif.gil"));
        }
        switch (setting.policy()) {
            case FIFO -> all.add(Message.say("whatif.fifo"));
            case PRIORITY -> all.add(Message.say("whatif.priority"));
            case STEALING -> all.add(Message.say("whatif.stealing"));
        }
        all.add(Message.say("whatif.others"));
        return all;
    }
}
