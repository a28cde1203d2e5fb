package dev.gantry.coroutine;

/** Throws a checked exception where the language lets none through: out of a coroutine, out of an iterator. */
final class Rethrow {
    private Rethrow() {}

    /** Never returns; typed so that callers may write {@code throw}. */
    static RuntimeException asIs(Throwable thrown) {
        return Rethrow.<RuntimeException>cast(thrown);
    }

    @SuppressWarnings("unchecked") // the cast is never checked: that is the point
    private static <E extends Throwable> E cast(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
