package dev.gantry.cli.terminal;

/** A command can't go on: what the user reads, and what the program ends with. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The run failed. */
    public static final int RUN = 1;

    /** The command was not used as it can be. */
    public static final int USE = 2;

    private final int exitCode;

    public Failure(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
