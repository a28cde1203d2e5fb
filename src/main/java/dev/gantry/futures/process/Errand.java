package dev.gantry.futures.process;

/** What a worker's feeder is to do next. */
sealed interface Errand {
    record Run(Call<?> call) implements Errand {}

    record Interrupt(long number) implements Errand {}

    /** Let the process end. Nothing follows. */
    record Leave() implements Errand {}

    /** The process has ended: let the thread end. */
    record Stop() implements Errand {}
}
