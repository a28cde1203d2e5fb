package dev.gantry.futures.remote;

import dev.gantry.futures.Action;
import dev.gantry.futures.Work;

/** Runnable to be sent, with the result of its future. */
record Sent<T>(Runnable task, T result) implements Work<T> {
    @Override
    public T call() throws Exception {
        if (task instanceof Action action) {
            action.act();
        } else {
            task.run();
        }
        return result;
    }
}
