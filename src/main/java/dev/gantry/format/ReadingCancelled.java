package dev.gantry.format;

import java.io.IOException;

/** Cancellation by the user. Readers let it pass. */
public final class ReadingCancelled extends IOException {
    private static final long serialVersionUID = 1;

    public ReadingCancelled() {
        super("The reading was cancelled.");
    }
}
