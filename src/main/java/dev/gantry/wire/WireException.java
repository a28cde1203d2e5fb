package dev.gantry.wire;

import java.io.IOException;

/** Protocol error: data from a pipe or a socket breaks the specification; the message says what came, and where. */
public final class WireException extends IOException {
    private static final long serialVersionUID = 1;

    public WireException(String message) {
        super(message);
    }
}
