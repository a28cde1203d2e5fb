package dev.gantry.futures;

import java.io.Serializable;

/** Task without a result, which may throw any exception and can also be sent to another process. */
@FunctionalInterface
public interface Action extends Runnable, Serializable {
    void act() throws Exception;

    /** Runs the task; its exception is thrown as it is, checked or not. */
    @Override
    default void run() {
        try {
            act();
        } catch (Exception e) {
            throw Rethrow.asIs(e);
        }
    }
}
