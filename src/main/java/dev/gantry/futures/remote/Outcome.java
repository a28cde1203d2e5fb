package dev.gantry.futures.remote;

/** What became of a task. */
sealed interface Outcome {
    record Returned(Object value) implements Outcome {}

    record Raised(Throwable thrown) implements Outcome {}
}
