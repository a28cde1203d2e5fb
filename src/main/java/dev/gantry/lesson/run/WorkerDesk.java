package dev.gantry.lesson.run;

import java.io.Serializable;
import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;

import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Desk;
import dev.gantry.lesson.Parameter;

/** Desk of a task in a worker process. Its prints go to the parent's output and to the recording. */
public record WorkerDesk(Arguments arguments) implements Desk, Serializable {
    @Override
    public int workers() {
        return (int) RunningDesk.value(arguments, Parameter.WORKERS);
    }

    @Override
    public int tasks() {
        return (int) RunningDesk.value(arguments, Parameter.TASKS);
    }

    @Override
    public int threads() {
        return (int) RunningDesk.value(arguments, Parameter.THREADS);
    }

    @Override
    public int coroutines() {
        return (int) RunningDesk.value(arguments, Parameter.COROUTINES);
    }

    @Override
    public int steps() {
        return (int) RunningDesk.value(arguments, Parameter.STEPS);
    }

    @Override
    public Duration seconds(double seconds) {
        return RunningDesk.seconds(seconds, arguments);
    }

    @Override
    public void sleep(double seconds) throws InterruptedException {
        RunningDesk.hold(seconds(seconds));
    }

    @Override
    public void print(String line) {
        System.out.println(line); // captured by the worker, and made a mark
    }

    /** Begins anew in each task. */
    @Override
    public RandomGenerator random() {
        return new Random(RunningDesk.value(arguments, Parameter.SEED));
    }
}
