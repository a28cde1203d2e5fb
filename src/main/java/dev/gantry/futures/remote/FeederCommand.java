package dev.gantry.futures.remote;

/** Command to a worker's feeder thread. */
sealed interface FeederCommand {
    record Run(Call<?> call) implements FeederCommand {}

    /** Interrupt a task of the pool that ends. */
    record Interrupt(long number) implements FeederCommand {}

    /** Interrupt a task whose future is cancelled. */
    record Cancel(long number) implements FeederCommand {}

    /** Give the worker the class of this name, if there is one. */
    record Give(String name) implements FeederCommand {}

    /** Let the process end. Nothing follows. */
    record Leave() implements FeederCommand {}

    /** The process has ended: let the thread end. */
    record Stop() implements FeederCommand {}
}
