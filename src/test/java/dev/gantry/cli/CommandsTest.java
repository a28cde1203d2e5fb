package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;

/** To build all commands takes longer than to read a small file: a command line has the one that is named. */
class CommandsTest {
    private static Set<String> commands(String... args) {
        return Main.commandLine(args).getSubcommands().keySet();
    }

    @Test
    void theCommandThatIsNamedIsBuiltAlone() {
        for (String name : commands()) {
            assertThat(commands(name, "--help")).containsExactly(name);
            assertThat(Gantry.isCommand(name)).isTrue();
        }
    }

    @Test
    void theVersionNeedsNoCommand() {
        assertThat(commands("--version")).isEmpty();
    }

    @Test
    void whereNoneIsNamedAllAreBuilt() {
        assertThat(commands()).contains("stats", "convert", "lesson");
        assertThat(commands("--help")).isEqualTo(commands());
        assertThat(commands("statts", "file")).isEqualTo(commands());
        assertThat(Gantry.isCommand("statts")).isFalse();
    }
}
