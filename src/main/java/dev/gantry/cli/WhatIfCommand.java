package dev.gantry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.gantry.cli.terminal.Failure;
import dev.gantry.cli.terminal.Reading;
import dev.gantry.cli.terminal.WhatIfText;
import dev.gantry.format.OpenFile;
import dev.gantry.insight.whatif.Kind;
import dev.gantry.insight.whatif.Policy;
import dev.gantry.insight.whatif.PredictedTrace;
import dev.gantry.insight.whatif.Prediction;
import dev.gantry.insight.whatif.Setting;
import dev.gantry.insight.whatif.Workload;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Visible;
import dev.gantry.view.explain.Predictions;

/** {@code gantry whatif RECORDING}: how the tasks would run on other workers, in another order, as another kind. */
@Command(name = "whatif", description = {
        "Predicts how the recorded tasks of an executor would run on other workers.",
        "A model of a scheduler replays them; what it takes for granted is told. What is not said stays as recorded."},
        mixinStandardHelpOptions = true)
final class WhatIfCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The recording: Gantry's own, or a trace of another program.")
    private Path file;

    @Option(names = "--executor", paramLabel = "NAME", description = "Whose tasks; without it, those of the executor "
            + "that has most.")
    private Optional<String> executor = Optional.empty();

    @Option(names = "--workers", paramLabel = "N", description = "How many workers; of coroutines, how many are in "
            + "progress at most.")
    private Optional<String> workers = Optional.empty();

    @Option(names = "--policy", paramLabel = "fifo|priority|stealing", description = "Which queued task is taken next: "
            + "the first, the shortest, or the last of the worker's own.")
    private Optional<String> policy = Optional.empty();

    @Option(names = "--as", paramLabel = "threads|processes|coroutines", description = "What the workers are.")
    private Optional<String> kind = Optional.empty();

    @Option(names = "--gil", negatable = true, description = "Whether of the threads of a process only one computes at "
            + "a time, as in most Pythons.")
    private Optional<Boolean> gil = Optional.empty();

    @Option(names = "--processors", paramLabel = "N", description = "How many the machine had; without it, as the "
            + "recording says, or else as many as this one has.")
    private Optional<String> processors = Optional.empty();

    @Option(names = "--save", paramLabel = "FILE.pftrace", description = "Save the predicted run as a recording.")
    private Optional<Path> save = Optional.empty();

    @Option(names = "--json", description = "Print JSON, for programs. All times are nanoseconds.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        OptionalInt wanted = number("--workers", workers);
        OptionalInt machine = number("--processors", processors);
        Optional<Policy> order = policy.map(text -> one("--policy", text, Stream.of(Policy.values()), Policy::id));
        Optional<Kind> as = kind.map(text -> one("--as", text, Stream.of(Kind.values()), Kind::id));
        save.ifPresent(to -> Saving.check(to, file));
        OpenFile opened = Reading.read(file, spec.commandLine().getErr());
        Snapshot recorded = opened.snapshot();
        Workload load = Workload.of(recorded, executor(recorded), machine.orElse(opened.about().processors()));
        Setting setting = setting(load.setting(), wanted, order, as);
        Prediction predicted = Prediction.of(load, setting);
        PrintWriter out = spec.commandLine().getOut();
        String title = opened.about().title().isEmpty() ? file.toString() : opened.about().title();
        if (json) {
            try {
                WhatIfText.json(load, predicted, out);
            } catch (IOException e) {
                throw new Failure(Failure.RUN, "the JSON could not be written: " + e.getMessage());
            }
        } else {
            out.print(Visible.lines(WhatIfText.text(title, load, predicted)));
        }
        save.ifPresent(to -> {
            Snapshot run = PredictedTrace.of(load, setting, () -> true).orElseThrow();
            Saving.save(run, opened.about().titled(Predictions.title(title, setting))
                    .noting(List.of(Predictions.notice(setting, predicted))), to);
            if (!json) {
                out.println("Recording: " + to);
            }
        });
        out.flush();
        return predicted.predicted().stuck() > 0 ? Failure.RUN : Reading.outcome(opened);
    }

    private int executor(Snapshot recorded) {
        List<Integer> all = Workload.executors(recorded);
        if (all.isEmpty()) {
            throw new Failure(Failure.USE, file + " has no task that ran: there is nothing to predict.");
        }
        if (executor.isEmpty()) {
            return all.getFirst();
        }
        return all.stream().filter(id -> recorded.executorName(id).equals(executor.get())).findFirst()
                .orElseThrow(() -> new Failure(Failure.USE, file + ": no executor '" + executor.get()
                        + "' ran tasks; there are " + all.stream().map(recorded::executorName).distinct()
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    private Setting setting(Setting measured, OptionalInt wanted, Optional<Policy> order, Optional<Kind> as) {
        Setting usual = measured.as(as.orElse(measured.kind()));
        return new Setting(wanted.orElse(usual.workers()), order.orElse(usual.policy()), usual.kind(),
                gil.orElse(usual.gil()), usual.processors());
    }

    private static OptionalInt number(String option, Optional<String> text) {
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(text.get().strip());
            if (number >= 1 && number <= Setting.MOST_WORKERS) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new Failure(Failure.USE, "%s %s is no number from 1 to %d.".formatted(option, text.get(),
                Setting.MOST_WORKERS));
    }

    private static <T> T one(String option, String text, Stream<T> all, Function<T, String> id) {
        List<T> known = all.toList();
        return known.stream().filter(each -> id.apply(each).equals(text.toLowerCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> new Failure(Failure.USE, option + " " + text + " is not known: say "
                        + known.stream().map(id).collect(Collectors.joining(", ")) + "."));
    }
}
