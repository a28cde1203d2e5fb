package dev.gantry.futures.process;

/** What became of a task. */
sealed interface Outcome {
    record Returned(Object value) implements Outcome {}

    record Raised(Throwable thrown) implements Outcome {}
}
