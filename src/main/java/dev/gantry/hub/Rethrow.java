package dev.gantry.hub;

/**
 * Undeclared checked exceptions: throws one where the signature allows none, as one thrown into a task or out of an
 * iterator.
 */
final class Rethrow {
    private Rethrow() {}

    /** Never returns; typed so that callers may write {@code throw}. */
    static RuntimeException asIs(Throwable thrown) {
        return Rethrow.<RuntimeException>cast(thrown);
    }

    @SuppressWarnings("unchecked") // erased, so never checked: E is inferred as an unchecked exception
    private static <E extends Throwable> E cast(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
