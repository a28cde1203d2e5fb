package dev.gantry.format.assembly;

import java.io.IOException;

/**
 * Cancellation check inside a long loop: passed at every turn, which costs next to nothing. Every loop whose length a
 * file decides passes one, sorting included: so a cancelled reading ends soon, whatever it was about.
 */
interface Checkpoint {
    /**
     * Goes on, or ends the reading.
     *
     * @throws IOException if it is cancelled
     */
    void pass() throws IOException;
}
