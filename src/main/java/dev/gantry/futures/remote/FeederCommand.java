package dev.gantry.futures.remote;

/** Command to a worker's feeder thread. */
sealed interface FeederCommand {
    record Run(Call<?> call) implements FeederCommand {}

    record Interrupt(long number) implements FeederCommand {}

    /** Let the process end. Nothing follows. */
    record Leave() implements FeederCommand {}

    /** The process has ended: let the thread end. */
    record Stop() implements FeederCommand {}
}
