package dev.gantry.cli.terminal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Manual page generator for man(7): the program, its commands and their options, in the words of {@code --help}. */
public final class ManualPage {
    private final CommandSpec program;
    private final String version;
    private final StringBuilder page = new StringBuilder();

    /** The page of this program in this version. */
    public ManualPage(CommandSpec program, String version) {
        this.program = program;
        this.version = version;
    }

    public String text() {
        List<CommandSpec> commands = program.subcommands().values().stream().map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden())
                .flatMap(command -> Stream.concat(Stream.of(command),
                        command.subcommands().values().stream().map(CommandLine::getCommandSpec)))
                .toList();
        List<String> about = description(program);
        line(".TH GANTRY 1 \"\" \"gantry " + version + "\" \"User Commands\"");
        line(".SH NAME");
        line("gantry \\- " + plain(about.getFirst()));
        line(".SH SYNOPSIS");
        for (String synopsis : program.usageMessage().customSynopsis()) {
            line(".nf");
            line(plain(synopsis.strip()));
            line(".fi");
        }
        line(".SH DESCRIPTION");
        paragraphs(about);
        line(".SH OPTIONS");
        arguments(program);
        line(".SH COMMANDS");
        for (CommandSpec command : commands) {
            line(".SS " + plain(synopsis(command)));
            paragraphs(description(command));
            arguments(command);
        }
        line(".SH EXIT STATUS");
        program.usageMessage().exitCodeList().forEach(this::item);
        line(".SH FILES");
        item("~/.config/gantry", "what you chose in the window");
        item("~/.cache/gantry", "recordings that are being made, and what lets worker processes start faster");
        item("~/.local/state/gantry/crashes", "what went wrong inside Gantry and Java; sent nowhere");
        item("~/.local/share/gantry/lessons", "lessons of your own");
        paragraphs(List.of("All but your lessons may be deleted while Gantry does not run."
                + " XDG_CONFIG_HOME, XDG_CACHE_HOME, XDG_STATE_HOME and XDG_DATA_HOME may name other places."));
        return page.toString();
    }

    private static List<String> description(CommandSpec command) {
        return String.join("\n", command.usageMessage().description()).replace("%n", "\n").lines()
                .filter(line -> !line.isBlank()).toList();
    }

    private static String synopsis(CommandSpec command) {
        String positional = command.positionalParameters().stream().filter(parameter -> !parameter.hidden())
                .map(parameter -> " " + synopsis(parameter)).collect(Collectors.joining());
        return command.qualifiedName() + positional + " [OPTIONS]";
    }

    /** Synopsis of a parameter: brackets for optional ones, dots for repeated ones. */
    private static String synopsis(PositionalParamSpec parameter) {
        String label = parameter.paramLabel() + (parameter.isMultiValue() ? "..." : "");
        return parameter.required() ? label : "[" + label + "]";
    }

    private void arguments(CommandSpec command) {
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            item(parameter.paramLabel(), words(parameter));
        }
        for (OptionSpec option : command.options()) {
            if (!option.hidden()) {
                String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
                item(String.join(", ", option.names()) + value, words(option));
            }
        }
    }

    private static String words(ArgSpec argument) {
        return String.join(" ", argument.description()).replace("%n", " ").replace("%%", "%");
    }

    private void paragraphs(List<String> lines) {
        for (String line : lines) {
            line(".PP");
            line(plain(line));
        }
    }

    private void item(String name, String meaning) {
        line(".TP");
        line(".B " + plain(name));
        line(plain(meaning));
    }

    private void line(String text) {
        page.append(text).append('\n');
    }

    /** Escapes what man(7) would take for a command. */
    private static String plain(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
