package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

import dev.gantry.cli.terminal.Milliseconds;

class MillisecondsTest {
    @ParameterizedTest
    @CsvSource({"50ms,50", "50,50", "1s,1000", "1.5s,1500", "0.001s,1", "' 7ms ',7"})
    void readsALength(String text, long millis) {
        assertThat(new Milliseconds().convert(text)).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "-1ms", "0.5ms", "1.0001s", "5 min", "99999999999999999999s"})
    void refusesWhatIsNoneAndSaysTheForm(String text) {
        assertThatThrownBy(() -> new Milliseconds().convert(text)).isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("such as 50ms");
    }

    @Test
    void keepsWholeSecondsWhole() {
        assertThat(new Milliseconds().convert("10s")).isEqualTo(10_000);
    }
}
