package dev.gantry.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.gantry.cli.terminal.ManualPage;
import dev.gantry.wire.GantryVersion;

/** {@code gantry describe}: manual page and shell completion, generated from the commands and options themselves. */
@Command(name = "describe", hidden = true, description = "Prints the manual page, or what a shell needs to complete "
        + "commands.", mixinStandardHelpOptions = true)
final class DescribeCommand implements Callable<Integer> {
    /** Output format. */
    enum Reader {
        /** man(1) */
        MAN,
        /** bash, and zsh through its bashcompinit */
        BASH
    }

    @Parameters(paramLabel = "READER", description = "One of ${COMPLETION-CANDIDATES}.")
    private Reader reader;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(switch (reader) {
            case MAN -> new ManualPage(Main.commandLine().getCommandSpec(), GantryVersion.number()).text();
            // Without picocli's shebang line: the script is sourced by a shell, not executed.
            case BASH -> AutoComplete.bash("gantry", visible()).replaceFirst("^#!.*\\R", "");
        });
        out.flush();
        return 0;
    }

    /** Command line without hidden commands. */
    private static CommandLine visible() {
        CommandLine line = Main.commandLine();
        CommandSpec spec = line.getCommandSpec();
        line.getSubcommands().entrySet().stream()
                .filter(entry -> entry.getValue().getCommandSpec().usageMessage().hidden())
                .forEach(entry -> spec.removeSubcommand(entry.getKey()));
        return line;
    }
}
