package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code gantry whatif} prints, saves and ends with. */
class WhatIfCommandTest {
    @TempDir
    private static Path folder;

    private static String twenty;

    @BeforeAll
    static void record() {
        twenty = folder.resolve("twenty.pftrace").toString();
        assertThat(Said.by("run", "thread-twenty", "--unit", "20ms", "--record", twenty).exitCode()).isZero();
    }

    @Test
    void thePredictionStandsBesideWhatWasMeasuredWithTheCurveAndWhatIsTakenForGranted() {
        Said answer = Said.by("whatif", twenty, "--workers", "10", "--policy", "priority");
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).contains("measured   5 threads, first in, first out")
                .contains("predicted  10 threads, the shortest first").contains("utilisation")
                .containsPattern("(?m)^> +10 ").contains("Taken for granted:\n- 20 tasks are replayed")
                .contains("The recording holds no priorities").doesNotContain("gantry:").doesNotContain("whatif.");
    }

    @Test
    void theRecordingSaysHowManyProcessorsItsMachineHadAndMoreWorkersThanThoseAreTold() {
        int here = Runtime.getRuntime().availableProcessors();
        assertThat(Said.by("whatif", twenty, "--workers", String.valueOf(here)).out())
                .contains(here == 1 ? "The machine has one processor" : "The machine has " + here + " processors")
                .doesNotContain("does not say").doesNotContain("more workers than");
        assertThat(Said.by("whatif", twenty, "--workers", "10", "--processors", "7").out())
                .contains("There are more workers than the 7 processors");
    }

    @Test
    void jsonTellsAll() throws Exception {
        Said answer = Said.by("whatif", twenty, "--as", "coroutines", "--json");
        try (JsonParser json = new JsonFactory().createParser(answer.out())) {
            while (json.nextToken() != null) {
                // well-formed
            }
        }
        assertThat(answer.out()).contains("\"tasks\" : 20").contains("\"as\" : \"coroutines\"")
                .contains("\"stuck\" : 0");
    }

    @Test
    void thePredictedRunIsARecordingThatSaysSo() {
        Path to = folder.resolve("predicted.pftrace");
        assertThat(Said.by("whatif", twenty, "--workers", "2", "--as", "processes", "--save", to.toString()).exitCode())
                .isZero();
        Said shown = Said.by("show", to.toString());
        assertThat(shown.exitCode()).isZero();
        assertThat(shown.err()).contains("This is no recording but a prediction by a model, for 2 processes");
        Said figures = Said.by("stats", to.toString());
        assertThat(figures.out()).contains("Prediction for 2 processes, first in, first out: 20 tasks on 5 threads");
    }

    @Test
    void aRunThatWouldNeverEndIsSaidAndEndsWithOne() {
        Path starved = folder.resolve("starved.pftrace");
        assertThat(Said.by("run", "thread-map", "--unit", "5ms", "--record", starved.toString()).exitCode()).isZero();
        assertThat(Said.by("whatif", starved.toString(), "--workers", "1").exitCode()).isZero();
    }

    @Test
    void wrongUseIsSaidInOneSentence() {
        assertThat(wrong("--workers", "0")).isEqualTo("gantry: --workers 0 is no number from 1 to 4096.");
        assertThat(wrong("--workers", "many")).contains("--workers many");
        assertThat(wrong("--policy", "lifo"))
                .isEqualTo("gantry: --policy lifo is not known: say fifo, priority, stealing.");
        assertThat(wrong("--as", "fibres")).contains("say threads, processes, coroutines");
        assertThat(wrong("--executor", "none")).contains("no executor 'none' ran tasks; there are ");
        assertThat(wrong("--save", twenty)).contains("is the recording itself");
    }

    private static String wrong(String option, String value) {
        Said answer = Said.by("whatif", twenty, option, value);
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        return answer.err().strip();
    }
}
