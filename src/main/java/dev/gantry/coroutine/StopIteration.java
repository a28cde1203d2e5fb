package dev.gantry.coroutine;

import java.util.NoSuchElementException;

/**
 * End of a generator: it has nothing more to yield. This carries what the body returned, the first time; null when a
 * finished generator is asked again. It has no stack trace, as it is no error.
 */
public final class StopIteration extends NoSuchElementException {
    private static final long serialVersionUID = 1;

    private final transient Object value;

    public StopIteration(Object value) {
        super(value == null ? "the generator has nothing more" : "the generator returned " + value);
        this.value = value;
    }

    /** Return value of the body; null if none. */
    public Object value() {
        return value;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
