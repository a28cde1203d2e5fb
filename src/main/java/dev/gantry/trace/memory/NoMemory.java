package dev.gantry.trace.memory;

import java.io.IOException;

/** The columns need more memory than the heap may hold, and no file can be mapped for them; the cause says why. */
public final class NoMemory extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoMemory(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
