package dev.gantry.ui.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.gantry.ui.settings.Settings;

/** Queries that are kept. */
class QueriesTest {
    @Test
    void aKeptQueryStaysOneWhateverStandsInIt() {
        Settings settings = Settings.unkept();
        String query = "select 1\n;\n;\n;\nselect 2";
        new Queries(settings).toggle(query);
        Queries again = new Queries(settings);
        assertThat(again.kept()).hasSize(1);
        assertThat(again.isKept(query)).isTrue();
        again.toggle(query);
        assertThat(new Queries(settings).kept()).isEmpty();
    }
}
