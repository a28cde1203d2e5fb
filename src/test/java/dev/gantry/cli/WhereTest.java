package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --where} and the tables of {@code stats} say of a file with names that mean harm. */
class WhereTest {
    @TempDir
    private static Path folder;

    private static String file;

    @BeforeAll
    static void write() throws Exception {
        String slice = "{\"ph\":\"X\",\"name\":\"%s\",\"ts\":%d,\"dur\":5,\"pid\":1,\"tid\":1}";
        file = Files.writeString(folder.resolve("slices.json"), "[" + String.join(",",
                slice.formatted("one\\n\\u001b[31mred\\u009b\\u202e", 1), slice.formatted("", 10),
                slice.formatted("a".repeat(60) + "!", 20), slice.formatted("main loop", 30)) + "]").toString();
    }

    @Test
    void wordsAreJoinedWithoutAField() {
        assertThat(Said.by("show", file, "--where", "main or red").out()).contains("main loop", "red", "2 fit");
    }

    @Test
    void withoutWordsEverythingFits() {
        assertThat(Said.by("show", file, "--where", "").out()).contains("main loop", "6 fit");
        assertThat(Said.by("stats", file, "--names", "--where", " ").out())
                .isEqualTo(Said.by("stats", file, "--names").out()).contains("main loop", "(4 rows)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(((", "and", "duraton > 5 ms", "name ~ /x", "/^((a*)*)*b$/", "name ~ /^((a*)*)*b$/"})
    void whatIsNoFilterOrTakesTooLongIsWrongUse(String filter) {
        for (Said said : new Said[]{Said.by("show", file, "--where", filter),
                Said.by("stats", file, "--names", "--where", filter)}) {
            assertThat(said.exitCode()).isEqualTo(2);
            assertThat(said.err()).contains("gantry: --where").doesNotContain("Exception");
        }
    }

    @Test
    void controlCharactersAreSigns() {
        for (Said said : new Said[]{Said.by("show", file, "--where", "red"), Said.by("stats", file, "--names"),
                Said.by("sql", file, "select name from slice")}) {
            assertThat(said.out()).contains("␛[31mred��").doesNotContain("\u001b", "\u009b", "\u202e", "one\n");
        }
    }

    @Test
    void whatHasNoNameCounts() {
        assertThat(Said.by("stats", file, "--names").out()).contains("(no name)");
        assertThat(Said.by("stats", file, "--names", "--csv").out()).contains("(no name),slice,1,5000");
    }

    @Test
    void choicesAreNamedAsTheyAreTyped() {
        assertThat(Said.by("stats", file, "--by", "foo").err()).contains("[executor, name, lane, worker]");
        assertThat(Said.by("stats", file, "--by", "LANE").exitCode()).isZero();
        assertThat(Said.by("export", file, folder.resolve("x.png").toString(), "--colour", "").err())
                .contains("--colour ''");
        assertThat(Said.by("export", file, folder.resolve("x.csv").toString(), "--colour", "name").err())
                .contains("not for a table of");
    }
}
