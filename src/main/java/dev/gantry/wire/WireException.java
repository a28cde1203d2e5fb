package dev.gantry.wire;

import java.io.IOException;

/** What came over a pipe or a socket is not what its specification says; the message says what came, and where. */
public final class WireException extends IOException {
    private static final long serialVersionUID = 1;

    public WireException(String message) {
        super(message);
    }
}
