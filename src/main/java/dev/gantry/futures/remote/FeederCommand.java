package dev.gantry.futures.remote;

/** What a worker's feeder is to do next. */
sealed interface FeederCommand {
    record Run(Call<?> call) implements FeederCommand {}

    record Interrupt(long number) implements FeederCommand {}

    /** Let the process end. Nothing follows. */
    record Leave() implements FeederCommand {}

    /** The process has ended: let the thread end. */
    record Stop() implements FeederCommand {}
}
