package dev.gantry.futures.remote;

/** Outcome of a task. */
sealed interface Outcome {
    record Returned(Object value) implements Outcome {}

    record Raised(Throwable thrown) implements Outcome {}
}
