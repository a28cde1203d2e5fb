package dev.gantry.cli;

import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

import dev.gantry.cli.cluster.FetchCommand;
import dev.gantry.cli.doctor.DoctorCommand;
import dev.gantry.cli.lesson.LessonCommand;

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
                "2:wrong use, or a file does not exist"},
        subcommands = {ListCommand.class,
                RunCommand.class, LessonCommand.class, AttachCommand.class, AgentCommand.class, MemberCommand.class,
                FetchCommand.class,
                TourCommand.class,
                OpenCommand.class,
                ShowCommand.class,
                StatsCommand.class, CheckCommand.class, SqlCommand.class, CompareCommand.class,
                WhatIfCommand.class,
                ConvertCommand.class, ExportCommand.class, RecoverCommand.class, DoctorCommand.class,
                BenchCommand.class,
                RehearseCommand.class, DescribeCommand.class, JfrSettingsCommand.class})
final class Gantry implements Callable<Integer> {
    @Override
    public Integer call() {
        WindowStart.open(OpenRequest.welcome());
        return 0;
    }

    /** The version, as the jar's manifest gives it. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[]{"gantry " + number() + " on Java " + Runtime.version()};
        }

        static String number() {
            return Optional.ofNullable(Gantry.class.getPackage().getImplementationVersion())
                    .or(() -> Optional.ofNullable(Gantry.class.getModule().getDescriptor())
                            .flatMap(module -> module.rawVersion()))
                    .orElse("(built from source)");
        }
    }
}
