package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Budgets that no recording can have. */
class BudgetOptionsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --memory | 2M | --memory is too little: a recording needs 4M at least
            --memory | 999999999999G | '999999999999G' is more than any memory
            --last | 0 | --last is a time above 0, such as 30s
            --when-full | never | --when-full is keep-last or stop, not 'never'
            """)
    void whatIsWrongIsToldByTheOptionsNameWithWhatFits(String option, String value, String told) {
        Said said = Said.by("run", option, value, "thread-one");

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).contains(told).doesNotContain("Exception", "PT0S");
    }
}
