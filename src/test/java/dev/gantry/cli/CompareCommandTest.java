package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code gantry compare} prints and ends with. */
class CompareCommandTest {
    private record Answer(int exitCode, String out, String err) {}

    @TempDir
    private static Path folder;

    private static String quick;
    private static String slow;

    @BeforeAll
    static void record() {
        quick = folder.resolve("quick.pftrace").toString();
        slow = folder.resolve("slow.pftrace").toString();
        assertThat(gantry("run", "thread-twenty", "--unit", "5ms", "--record", quick).exitCode()).isZero();
        assertThat(gantry("run", "thread-twenty", "--unit", "50ms", "--workers", "20", "--record", slow).exitCode())
                .isZero();
    }

    private static Answer gantry(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.commandLine(words).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute(words);
        return new Answer(exitCode, out.toString(), err.toString());
    }

    @Test
    void whatRunsLongerThanTheThresholdAllowsIsMarkedAndEndsWithOne() {
        Answer answer = gantry("compare", quick, slow, "--threshold", "100%");
        assertThat(answer.out()).contains("20 in both, 0 only before, 0 only after").contains("! task #")
                .contains("< 0.1 %");
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(gantry("compare", slow, quick, "--threshold", "100").exitCode()).isZero();
        assertThat(gantry("compare", quick, slow).exitCode()).as("without a threshold it only tells").isZero();
    }

    @Test
    void jsonTellsAll() throws Exception {
        Answer answer = gantry("compare", quick, quick, "--json");
        try (JsonParser json = new JsonFactory().createParser(answer.out())) {
            while (json.nextToken() != null) {
                // well-formed
            }
        }
        assertThat(answer.out()).contains("\"matched\" : 20").contains("\"change\" : 0.0")
                .contains("\"reordered\" : 0");
    }

    @Test
    void wrongUseIsSaid() {
        Answer answer = gantry("compare", quick, slow, "--threshold", "much");
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("--threshold much").doesNotContain("Exception");
        assertThat(gantry("compare", quick, folder.resolve("none").toString()).err()).contains("does not exist");
    }
}
