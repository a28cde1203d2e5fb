package dev.gantry.ui.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gantry.ui.session.Program.Kind;

/** How a program is named in a line of text. */
class NamedTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', value = {
            "/my code/a.py; SCRIPT; /my code/a.py; ''",
            "/my code/app.JAR; JAR; /my code/app.JAR; ''",
            " Main.java ; SOURCE; Main.java; ''",
            "-mine.py; SCRIPT; -mine.py; ''",
            "-m http.server 8000; MODULE; http.server; 8000",
            "-c 'print(1)'; CODE; print(1); ''",
            "-cp 'a b:c' app.Main x; CLASS_PATH; a b:c|app.Main; x",
            "-- mvn -q test; COMMAND; mvn; -q|test"})
    void filesAreNamedByTheirPathsAndTheRestAsOnTheCommandLine(String text, Kind kind, String words,
            String arguments) {
        assertThat(Named.of(text)).contains(new Named(kind, List.of(words.split("\\|")),
                arguments.equals("''") ? List.of() : List.of(arguments.split("\\|"))));
        assertThat(Named.kind(text)).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-m", "-c ", "-cp classes", "--", "-- 'mvn"})
    void whatLacksWordsOrAQuoteNamesNothing(String text) {
        assertThat(Named.of(text)).isEqualTo(Optional.empty());
        assertThat(Named.kind(text).isFile()).isFalse();
    }
}
