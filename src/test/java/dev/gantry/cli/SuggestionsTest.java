package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.gantry.cli.terminal.Suggestions;

class SuggestionsTest {
    private static final List<String> NAMES = List.of("one", "twenty", "results", "map", "callbacks");

    @Test
    void aNameWithOneWrongLetterComesFirst() {
        assertThat(Suggestions.to("twentu", NAMES)).startsWith("twenty");
    }

    @Test
    void aPartOfANameFindsIt() {
        assertThat(Suggestions.to("back", NAMES)).startsWith("callbacks");
    }

    @Test
    void offersAFewEvenForNonsense() {
        assertThat(Suggestions.to("", NAMES)).hasSize(3);
    }
}
