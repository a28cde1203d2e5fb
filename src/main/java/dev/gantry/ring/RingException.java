package dev.gantry.ring;

import java.io.IOException;

/** A ring file is not what the specification says; the message says where, in one sentence. */
public final class RingException extends IOException {
    private static final long serialVersionUID = 1;

    RingException(String message) {
        super(message);
    }
}
