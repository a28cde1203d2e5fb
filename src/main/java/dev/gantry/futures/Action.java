package dev.gantry.futures;

import java.io.Serializable;

/** A task without a result, which may throw what it likes and can also be sent to another process. */
@FunctionalInterface
public interface Action extends Runnable, Serializable {
    void act() throws Exception;

    /** Acts; what that throws is thrown as it is, checked or not. */
    @Override
    default void run() {
        try {
            act();
        } catch (Exception e) {
            throw Rethrow.asIs(e);
        }
    }
}
