package dev.gantry.cli;

import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

import dev.gantry.cli.terminal.Failure;
import dev.gantry.cli.terminal.FileName;
import dev.gantry.cli.terminal.Suggestions;
import dev.gantry.insight.filter.FilterEffortException;
import dev.gantry.view.style.Phrases;

/** Main class of the program. */
public final class Main {
    /** What picocli says of the values of an option, in the capitals of their constants. */
    private static final Pattern CHOICES = Pattern.compile("(?<=expected one of )\\[[A-Z_, ]+]");

    private static boolean outputTold;

    private Main() {}

    public static void main(String[] args) {
        Thread.setDefaultUncaughtExceptionHandler(
                (_, thrown) -> System.err.println("gantry: " + CrashReport.of(thrown)));
        System.exit(start(args));
    }

    /**
     * Fast path of a plain start: opens the window without building the command line, which takes a quarter second for
     * all commands.
     */
    private static int start(String[] args) {
        if (args.length > 1 || args.length == 1 && !args[0].equals(RehearseCommand.NAME)) {
            String[] meant = meant(args);
            return outcome(commandLine(meant).execute(meant));
        }
        try {
            if (args.length == 0) {
                return new Gantry().call();
            }
            WindowStart.rehearse(OpenRequest.welcome(), _ -> System.out.println(RehearseCommand.PAINTED));
            return 0;
        } catch (Exception failed) {
            return sayFailure(failed, new PrintWriter(System.err));
        }
    }

    /** Exit code: failed output counts as a failure too; a PrintStream only remembers it. */
    private static int outcome(int code) {
        if (!System.out.checkError()) {
            return code;
        }
        if (!outputTold) {
            System.err.println("gantry: " + Phrases.of("write.output") + ".");
        }
        return code == 0 ? Failure.RUN : code;
    }

    /**
     * Implicit {@code open}, and {@code help} before a command's name: the desktop starts a program with only the file
     * that was double-clicked.
     */
    static String[] meant(String[] args) {
        if (args.length > 0 && args[0].equals("help")) {
            return Stream.concat(Arrays.stream(args).skip(1), Stream.of("--help")).toArray(String[]::new);
        }
        boolean fileAlone = args.length == 1 && !Gantry.isCommand(args[0]) && isFile(args[0]);
        return fileAlone ? new String[]{"open", args[0]} : args;
    }

    /** Whether this is a file's name, of one that may be missing; no command's name has a dot or a slash. */
    private static boolean isFile(String typed) {
        try {
            return !typed.startsWith("-")
                    && (Files.exists(FileName.of(typed)) || typed.contains(".") || typed.contains(File.separator));
        } catch (InvalidPathException _) {
            return false; // it is told when the command line is read
        }
    }

    /**
     * Command line with its error messages: one sentence, then where help is. Options may be abbreviated, except where
     * an argument is empty or a dash, on which picocli's search for abbreviations fails.
     *
     * @param args what it is to be executed with, or nothing for a command line with all commands
     */
    static CommandLine commandLine(String... args) {
        CommandLine line = new CommandLine(new Gantry());
        Gantry.commands(args).forEach(line::addSubcommand);
        line.registerConverter(Path.class, new FileName());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setAbbreviatedOptionsAllowed(Arrays.stream(args).noneMatch(each -> each.isEmpty() || each.equals("-")));
        line.setParameterExceptionHandler((wrong, _) -> sayWrongUse(wrong));
        line.setExecutionExceptionHandler((failed, commandLine, _) -> sayFailure(failed, commandLine.getErr()));
        return line;
    }

    private static int sayWrongUse(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        if (wrong instanceof CommandLine.UnmatchedArgumentException unmatched && command.getParent() == null
                && !unmatched.isUnknownOption()) {
            err.println("gantry: " + noCommand(unmatched.getUnmatched().getFirst(), command));
            err.flush();
            return Failure.USE;
        }
        err.println("gantry: " + CHOICES.matcher(wrong.getMessage())
                .replaceAll(choices -> Matcher.quoteReplacement(choices.group().toLowerCase(Locale.ROOT))));
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err)) {
            err.println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        err.flush();
        return Failure.USE;
    }

    private static String noCommand(String typed, CommandLine gantry) {
        List<String> names = gantry.getSubcommands().values().stream().map(CommandLine::getCommandSpec)
                .filter(spec -> !spec.usageMessage().hidden()).map(CommandSpec::name).toList();
        return "'%s' is neither a command nor a file: did you mean 'gantry %s'? 'gantry --help' lists the commands."
                .formatted(typed, Suggestions.to(typed, names).getFirst());
    }

    private static int sayFailure(Exception failed, PrintWriter err) {
        if (failed instanceof Failure failure) {
            err.println("gantry: " + failure.getMessage());
            outputTold |= failure.getMessage().contains(Phrases.of("write.output"));
            err.flush();
            return failure.exitCode();
        }
        if (failed instanceof FilterEffortException filter) {
            err.println("gantry: --where: " + Phrases.say(filter.problem()));
            err.flush();
            return Failure.USE;
        }
        err.println("gantry: " + CrashReport.of(failed));
        err.flush();
        return Failure.RUN;
    }
}
