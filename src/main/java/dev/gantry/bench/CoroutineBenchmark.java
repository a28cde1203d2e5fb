package dev.gantry.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;

import dev.gantry.bench.measure.Result;
import dev.gantry.bench.measure.Rounds;
import dev.gantry.bench.measure.Scale;
import dev.gantry.bench.python.Python;
import dev.gantry.bench.python.PythonCoroutines;

/**
 * Coroutine benchmark: one operation, untraced and traced, beside the same in CPython if the module for it is
 * installed.
 *
 * <p>The traced ones do a tenth of the steps, since all that they record is kept.
 *
 * @param steps how many a full round does
 * @param target what ours untraced may cost at most, as a multiple of Python's; {@link Double#NaN} for no target
 * @param function what does it in {@link PythonCoroutines}
 * @param module what that needs
 * @param contenders ours, by name; they take the number of steps and return nanoseconds a step
 */
record CoroutineBenchmark(
        String name, String description, int steps, double target, String function, String module,
        List<Contender> contenders) implements Benchmark {
    private static final int TRACED_SHARE = 10;

    /** Role of a contender in the verdict. */
    enum Part {
        /** Ours, with a target. */
        JUDGED,
        /** Ours, without a target: shown for programs that allow no better. */
        SHOWN,
        /** Baseline of the JDK alone: it can't be traced. */
        REFERENCE
    }

    /** One that is measured. */
    record Contender(String name, IntToDoubleFunction steps, Part part) {
        Contender(String name, IntToDoubleFunction steps) {
            this(name, steps, Part.JUDGED);
        }
    }

    @Override
    public List<Result> run(Scale scale, Consumer<String> progress) {
        int count = scale.work(steps);
        Rounds rounds = new Rounds(name, scale);
        for (Contender contender : contenders) {
            rounds.add(contender.name, () -> contender.steps.applyAsDouble(count));
            if (contender.part != Part.REFERENCE) {
                rounds.add(contender.name + ", traced",
                        () -> Traced.figure(() -> contender.steps.applyAsDouble(count / TRACED_SHARE)));
            }
        }
        Optional<Python> python = Python.with(module);
        python.ifPresent(there -> rounds.add(module, () -> PythonCoroutines.measure(there, function, count)));
        rounds.run(progress);
        List<Result> results = new ArrayList<>();
        for (Contender contender : contenders) {
            double ours = rounds.median(contender.name);
            results.add(python.map(there -> beside(there, contender, ours, rounds.median(module)))
                    .orElseGet(() -> Result.beside(contender.name, "ns", ours, "no python3 with " + module + " here",
                            Double.NaN)));
            if (contender.part != Part.REFERENCE) {
                String traced = contender.name + ", traced";
                results.add(Result.beside(traced, "ns", rounds.median(traced), "untraced", ours));
            }
        }
        return results;
    }

    private Result beside(Python python, Contender what, double ours, double theirs) {
        return Double.isNaN(target) || what.part != Part.JUDGED
                ? Result.beside(what.name, "ns", ours, baseline(python), theirs)
                : Result.atMost(target, what.name, "ns", ours, baseline(python), theirs);
    }

    private String baseline(Python python) {
        return (module.equals("sys") ? "" : module + ", ") + "Python " + python.version();
    }
}
