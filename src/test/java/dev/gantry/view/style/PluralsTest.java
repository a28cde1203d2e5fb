package dev.gantry.view.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PluralsTest {
    @Test
    @DisplayName("English has a form for one, Chinese has one form, and Polish three, by nothing but their rules")
    void forms() {
        assertThat(forms("one:n = 1", 0, 1, 2, 21, 1_000_001)).containsExactly("many", "one", "many", "many", "many");
        assertThat(forms("", 0, 1, 2)).containsExactly("many", "many", "many");
        assertThat(forms("one:n = 1;few:n % 10 = 2..4 and n % 100 != 12..14", 1, 2, 5, 12, 22, 1_003, 1_012))
                .containsExactly("one", "few", "many", "many", "few", "few", "many");
    }

    @Test
    @DisplayName("what are no plural rules is refused when the language is spoken, not when something is counted")
    void refused() {
        assertThatThrownBy(() -> new Plurals("one means one")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Stream<String> forms(String rules, long... counts) {
        Plurals plurals = new Plurals(rules);
        return LongStream.of(counts).mapToObj(plurals::form);
    }
}
