package dev.gantry.cli.terminal;

/** Failure of a command: the message for the user, and the exit code. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The run failed. */
    public static final int RUN = 1;

    /** The command line was wrong. */
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
