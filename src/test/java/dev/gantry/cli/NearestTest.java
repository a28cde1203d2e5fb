package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> NAMES = List.of("one", "twenty", "results", "map", "callbacks");

    @Test
    void aNameWithOneWrongLetterComesFirst() {
        assertThat(Nearest.to("twentu", NAMES)).startsWith("twenty");
    }

    @Test
    void aPartOfANameFindsIt() {
        assertThat(Nearest.to("back", NAMES)).startsWith("callbacks");
    }

    @Test
    void offersAFewEvenForNonsense() {
        assertThat(Nearest.to("", NAMES)).hasSize(3);
    }
}
