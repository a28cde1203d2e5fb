package dev.gantry.jdk;

/**
 * Missing access: this JVM does not let Gantry use an internal package that it needs. The message is one sentence that
 * says what to do.
 */
public final class MissingInternal extends UnsupportedOperationException {
    private static final long serialVersionUID = 1;

    MissingInternal(String message, Throwable cause) {
        super(message, cause);
    }
}
