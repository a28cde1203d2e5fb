package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code gantry compare} prints and ends with. */
class CompareCommandTest {
    @TempDir
    private static Path folder;

    private static String quick;
    private static String slow;

    @BeforeAll
    static void record() {
        quick = folder.resolve("quick.pftrace").toString();
        slow = folder.resolve("slow.pftrace").toString();
        assertThat(Said.by("run", "thread-twenty", "--unit", "5ms", "--record", quick).exitCode()).isZero();
        assertThat(Said.by("run", "thread-twenty", "--unit", "50ms", "--workers", "20", "--record", slow).exitCode())
                .isZero();
    }

    @Test
    void whatRunsLongerThanTheThresholdAllowsIsMarkedAndEndsWithOne() {
        Said answer = Said.by("compare", quick, slow, "--threshold", "100%");
        assertThat(answer.out()).contains("20 in both, 0 only before, 0 only after").contains("! task #")
                .contains("< 0.1 %");
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(Said.by("compare", slow, quick, "--threshold", "100").exitCode()).isZero();
        assertThat(Said.by("compare", quick, slow).exitCode()).as("without a threshold it only tells").isZero();
    }

    @Test
    void jsonTellsAll() throws Exception {
        Said answer = Said.by("compare", quick, quick, "--json");
        try (JsonParser json = new JsonFactory().createParser(answer.out())) {
            while (json.nextToken() != null) {
                // well-formed
            }
        }
        assertThat(answer.out()).contains("\"matched\" : 20").contains("\"change\" : 0.0")
                .contains("\"reordered\" : 0");
    }

    @Test
    void whereNoTaskIsInBothNothingPassesTheThreshold() throws Exception {
        Path slices = Files.writeString(folder.resolve("slices.json"),
                "[{\"ph\":\"X\",\"name\":\"a\",\"ts\":1,\"dur\":5,\"pid\":1,\"tid\":1}]");
        Said answer = Said.by("compare", slices.toString(), quick, "--threshold", "10%");
        assertThat(answer.err()).contains("no task is in both recordings");
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(Said.by("compare", slices.toString(), quick).exitCode()).isZero();
    }

    @Test
    void wrongUseIsSaid() {
        Said answer = Said.by("compare", quick, slow, "--threshold", "much");
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("--threshold much").doesNotContain("Exception");
        assertThat(Said.by("compare", quick, folder.resolve("none").toString()).err()).contains("does not exist");
        Said both = Said.by("compare", quick, slow, "--window", "--json");
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.err()).contains("leave out --json");
        Said missing = Said.by("open", quick, "--compare", folder.resolve("none").toString());
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("none does not exist");
    }
}
