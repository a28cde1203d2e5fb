package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The manual page and the completion know every command that users are told of, and no other. */
class DescribeTest {
    @Test
    void theManualPageHasEveryCommandAndOption() {
        String page = described("man");
        assertThat(page).startsWith(".TH GANTRY 1").contains(".SH NAME", ".SH SYNOPSIS", ".SH EXIT STATUS");
        for (CommandLine command : Main.commandLine().getSubcommands().values()) {
            var spec = command.getCommandSpec();
            if (spec.usageMessage().hidden()) {
                assertThat(page).doesNotContain("gantry " + spec.name());
            } else {
                assertThat(page).contains(".SS gantry " + spec.name().replace("-", "\\-"));
                spec.options().stream().filter(option -> !option.hidden())
                        .forEach(option -> assertThat(page).contains(option.longestName().replace("-", "\\-")));
            }
        }
        assertThat(page.lines()).noneMatch(line -> line.contains("%n") || line.contains("${") || line.isEmpty());
    }

    @Test
    void bashCompletesCommandsThatAreShown() {
        String script = described("bash");
        assertThat(script).contains("complete -F _complete_gantry", "doctor", "--workers").doesNotContain("rehearse");
    }

    private static String described(String reader) {
        StringWriter out = new StringWriter();
        int code = Main.commandLine().setOut(new PrintWriter(out, true)).execute("describe", reader);
        assertThat(code).isZero();
        return out.toString();
    }
}
