package dev.gantry.cli;

/** A command can't go on: what the user reads, and what the program ends with. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The run failed. */
    static final int RUN = 1;

    /** The command was not used as it can be. */
    static final int USE = 2;

    private final int exitCode;

    Failure(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
