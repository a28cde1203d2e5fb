package dev.gantry.coroutine;

/** Undeclared checked exceptions: throws one where the signature allows none, as out of a coroutine or an iterator. */
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
