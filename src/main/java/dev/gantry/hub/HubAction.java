package dev.gantry.hub;

import java.util.concurrent.Callable;

/** Body of a task that returns nothing. */
@FunctionalInterface
public interface HubAction {
    void run() throws Exception;

    default Callable<Void> returningNothing() {
        return () -> {
            run();
            return null;
        };
    }
}
