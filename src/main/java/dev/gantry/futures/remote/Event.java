package dev.gantry.futures.remote;

import java.util.List;
import java.util.Optional;

import dev.gantry.futures.BrokenExecutor;

/** Event for the pool's own thread. */
sealed interface Event {
    /** A task has come to its end. */
    record Ended(Call<?> call, Outcome outcome) implements Event {}

    /** A worker's process has ended; with the reason if it was not asked to. */
    record Gone(Worker worker, Optional<Throwable> why) implements Event {}

    /** There may be something to do: tasks were queued, or the pool was closed. */
    record Look() implements Event {}

    /** There is room for more workers. */
    record Room() implements Event {}

    /** The pool was broken from outside: these tasks fail. */
    record Broken(List<Call<?>> left, BrokenExecutor why) implements Event {}

    /** Cancel what is queued. */
    record CancelQueued() implements Event {}
}
