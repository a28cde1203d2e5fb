package dev.gantry.cli;

import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

import dev.gantry.cli.cluster.FetchCommand;
import dev.gantry.cli.doctor.DoctorCommand;
import dev.gantry.cli.lesson.LessonCommand;
import dev.gantry.wire.GantryVersion;

/** {@code gantry}: opens the window. Everything else is a subcommand. */
@Command(name = "gantry", description = "Shows which thread, process or coroutine ran each task, and why it ran "
        + "then.%n%n"
        + "Without a command it opens the window.", synopsisHeading = "Usage: ",
        customSynopsis = {
                "gantry                     opens the window",
                "       gantry FILE                opens it on a recording",
                "       gantry COMMAND [OPTIONS]"},
        mixinStandardHelpOptions = true, versionProvider = Gantry.Version.class, commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n", exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
                "0:good", "1:the run failed, or a file is damaged or could not be written",
                "2:wrong use, or a file does not exist"})
final class Gantry implements Callable<Integer> {
    private static final List<Class<?>> COMMANDS = List.of(
            ListCommand.class, RunCommand.class, LessonCommand.class, AttachCommand.class, AgentCommand.class,
            MemberCommand.class, FetchCommand.class, TourCommand.class, OpenCommand.class, ShowCommand.class,
            StatsCommand.class, CheckCommand.class, SqlCommand.class, CompareCommand.class, WhatIfCommand.class,
            ConvertCommand.class,
            ExportCommand.class, RecoverCommand.class, DoctorCommand.class, BenchCommand.class, RehearseCommand.class,
            DescribeCommand.class, JfrSettingsCommand.class);

    /**
     * Commands that a command line with these arguments needs: only the one that they name, because building all takes
     * a quarter second, and all if they name none.
     */
    static List<Class<?>> commands(String... args) {
        if (args.length == 1 && args[0].equals("--version")) {
            return List.of();
        }
        return args.length == 0
                ? COMMANDS
                : COMMANDS.stream().filter(each -> name(each).equals(args[0])).findAny()
                        .<List<Class<?>>>map(List::of).orElse(COMMANDS);
    }

    static boolean isCommand(String name) {
        return COMMANDS.stream().anyMatch(each -> name(each).equals(name));
    }

    private static String name(Class<?> command) {
        return command.getAnnotation(Command.class).name();
    }

    @Override
    public Integer call() {
        WindowStart.open(OpenRequest.welcome());
        return 0;
    }

    /** The version, and that of Java. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[]{"gantry " + GantryVersion.number() + " on Java " + Runtime.version()};
        }
    }
}
