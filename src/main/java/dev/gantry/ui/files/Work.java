package dev.gantry.ui.files;

import java.io.IOException;
import java.util.function.DoubleConsumer;

/**
 * Something that takes its time, away from the JavaFX thread.
 *
 * @param <T> what comes of it
 */
public interface Work<T> {
    /**
     * Does it.
     *
     * @param progress is told from 0 to 1 how far it is; what it throws ends the work, which leaves nothing behind
     * @throws IOException if it cannot be done; the message is for the user
     */
    T run(DoubleConsumer progress) throws IOException;
}
