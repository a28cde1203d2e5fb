package dev.gantry.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.gantry.bench.measure.Report;
import dev.gantry.bench.measure.Result;
import dev.gantry.bench.measure.Verdict;

/** Results for people and for programs. */
class ReportTest {
    private static final List<Result> RESULTS = List.of(
            Result.atMost(1.5, "fast", "ns", 30, "clock", 25),
            Result.atMost(1.5, "slow", "ns", 50, "clock", 25),
            Result.atLeast(1, "many", "records/s", 7e6, "wanted", 5e6).withNote("0 lost"),
            Result.beside("other", "ns", 5, "clock", 25));

    @Test
    void aTargetIsMetOrMissedOrAbsent() {
        assertThat(RESULTS).extracting(Result::verdict)
                .containsExactly(Verdict.MET, Verdict.MISSED, Verdict.MET, Verdict.NONE);
        assertThat(RESULTS.getFirst().ratio()).isEqualTo(1.2);
        assertThat(RESULTS.get(2).missed().verdict()).isEqualTo(Verdict.MISSED);
    }

    @Test
    void theTableHasALineAResult() {
        StringWriter text = new StringWriter();
        Report.table(RESULTS, new PrintWriter(text, true));
        List<String> lines = text.toString().lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(1)).startsWith("fast").contains("30.0 ns", "clock", "1.20", "1.50").endsWith("met");
        assertThat(lines.get(2)).contains("2.00").endsWith("missed");
        assertThat(lines.get(3)).contains("7.0 M").endsWith("met (0 lost)");
        assertThat(lines.get(4)).contains("0.20");
    }

    @Test
    void theJsonHasTheFiguresAndLeavesOutWhatIsAbsent() throws IOException {
        StringWriter out = new StringWriter();
        Report.json(RESULTS, out);
        assertThat(out.toString().replaceAll("\\s+", ""))
                .startsWith("{\"java\":\"")
                .contains(
                        "{\"name\":\"fast\",\"unit\":\"ns\",\"ours\":30.0,\"baselineName\":\"clock\",\"baseline\":25.0,"
                                + "\"ratio\":1.2,\"target\":1.5,\"met\":true}")
                .contains("\"note\":\"0lost\"")
                .endsWith(
                        "{\"name\":\"other\",\"unit\":\"ns\",\"ours\":5.0,\"baselineName\":\"clock\",\"baseline\":25.0,"
                                + "\"ratio\":0.2}]}");
    }

    @Test
    void aFigureWithoutABaselineStandsAlone() throws IOException {
        List<Result> alone = List.of(Result.beside("disk", "MB/s", 90, "", Double.NaN).withNote("19.2 bytes a record"));
        StringWriter table = new StringWriter();
        Report.table(alone, new PrintWriter(table, true));
        assertThat(table.toString().lines().toList().getLast()).containsPattern("^disk +90\\.0 MB/s  +\\(19\\.2 bytes");
        StringWriter json = new StringWriter();
        Report.json(alone, json);
        assertThat(json.toString().replaceAll("\\s+", "")).contains("\"ours\":90.0,\"baselineName\":\"\",\"note\"")
                .doesNotContain("NaN");
    }
}
