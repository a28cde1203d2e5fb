package dev.gantry.cli;

import java.io.PrintWriter;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Where the program starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Thread.setDefaultUncaughtExceptionHandler(
                (_, thrown) -> System.err.println("gantry: " + CrashReport.of(thrown)));
        System.exit(commandLine().execute(args));
    }

    /** The command line with its way of saying what is wrong: one sentence, then where help is. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Gantry());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setAbbreviatedOptionsAllowed(true);
        line.setParameterExceptionHandler((wrong, _) -> sayWrongUse(wrong));
        line.setExecutionExceptionHandler((failed, commandLine, _) -> sayFailure(failed, commandLine.getErr()));
        return line;
    }

    private static int sayWrongUse(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("gantry: " + wrong.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err)) {
            err.println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        err.flush();
        return Failure.USE;
    }

    private static int sayFailure(Exception failed, PrintWriter err) {
        if (failed instanceof Failure failure) {
            err.println("gantry: " + failure.getMessage());
            err.flush();
            return failure.exitCode();
        }
        err.println("gantry: " + CrashReport.of(failed));
        err.flush();
        return Failure.RUN;
    }
}
