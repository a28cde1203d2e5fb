package dev.gantry.futures;

/** When {@link Futures#wait} returns. */
public enum ReturnWhen {
    /** As soon as one is done. */
    FIRST_COMPLETED,
    /** As soon as one has raised; when all are done if none does. A cancelled one does not count as raised. */
    FIRST_EXCEPTION,
    /** When all are done. */
    ALL_COMPLETED
}
