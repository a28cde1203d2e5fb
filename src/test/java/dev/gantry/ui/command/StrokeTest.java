package dev.gantry.ui.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which keys and characters one stroke may be both of. */
class StrokeTest {
    @ParameterizedTest
    @CsvSource({"T, t", "Shift+O, o", "Period, .", "2, 2"})
    void aKeyClashesWithTheCharacterThatItTypes(String keys, String character) {
        assertThat(Stroke.keys(keys).clashes(Stroke.typed(character))).isTrue();
        assertThat(Stroke.typed(character).clashes(Stroke.keys(keys))).isTrue();
    }

    /** The toolkit's codes of these keys are those of the characters. */
    @ParameterizedTest
    @CsvSource({"F5, t", "F1, p", "Down, (", "Left, %"})
    void aKeyThatTypesNothingClashesWithNoCharacter(String keys, String character) {
        assertThat(Stroke.keys(keys).clashes(Stroke.typed(character))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Shortcut+T, t", "Alt+T, t"})
    void aLetterWithAModifierThatTypesNothingDoesNotClash(String keys, String character) {
        assertThat(Stroke.keys(keys).clashes(Stroke.typed(character))).isFalse();
    }
}
