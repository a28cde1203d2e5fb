package dev.gantry.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Words of a command line, as {@code sh} splits them. */
class ShellWordsTest {
    @Test
    @DisplayName("blanks separate words; quotes and backslashes keep them together, and may stand inside a word")
    void splits() {
        assertThat(ShellWords.split("")).contains(List.of());
        assertThat(ShellWords.split("  one\ttwo \n three ")).contains(List.of("one", "two", "three"));
        assertThat(ShellWords.split("--name='Ada Lovelace' \"a b\"c\\ d")).contains(List.of("--name=Ada Lovelace",
                "a bc d"));
        assertThat(ShellWords.split("'' \"\"")).contains(List.of("", ""));
        assertThat(ShellWords.split("'a\\b' \"a\\b\" \"\\\"\\\\\\$\" \"it's\" '$HOME'"))
                .contains(List.of("a\\b", "a\\b",
                        "\"\\$", "it's", "$HOME"));
    }

    @Test
    @DisplayName("a quote that is not closed is no command line")
    void open() {
        assertThat(ShellWords.split("'one")).isEmpty();
        assertThat(ShellWords.split("two \"three\\\"")).isEmpty();
        assertThat(ShellWords.split("four\\")).isEmpty();
    }

    @Test
    @DisplayName("joined words are split into the same ones")
    void joins() {
        List<String> words = List.of("plain", "two words", "", "it's", "a\"b", "\\", "--x=1,2", "\u540d\u5b57", "*");
        assertThat(ShellWords.split(ShellWords.join(words))).contains(words);
        assertThat(ShellWords.join(List.of("a", "b c"))).isEqualTo("a 'b c'");
    }
}
