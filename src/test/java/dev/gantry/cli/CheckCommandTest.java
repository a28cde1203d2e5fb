package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import dev.gantry.insight.lint.Lint;

/** What {@code gantry check} prints, writes and ends with. */
class CheckCommandTest {
    @TempDir
    private static Path folder;

    private static Path run;

    @BeforeAll
    static void record() {
        run = folder.resolve("run.pftrace");
        assertThat(Said.by("run", "thread-twenty", "--unit", "5ms", "--tasks", "6", "--workers", "2", "--record",
                run.toString()).exitCode()).isZero();
    }

    private static Path claims(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "claims", ".txt"), text);
    }

    @Test
    void provedClaimsEndWithZero() throws IOException {
        Path claims = claims("# of six tasks on two threads\n\nat most {workers} tasks ran at once\n"
                + "exactly 6 tasks succeeded\n");
        Said answer = Said.by("check", run.toString(), claims.toString(), "--let", "workers=2", "--claim",
                "tasks started in the order of submission");
        assertThat(answer.err()).isEmpty();
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out().lines().filter(line -> !line.startsWith(" "))).containsExactly(
                "proved   at most {workers} tasks ran at once", "proved   exactly 6 tasks succeeded",
                "proved   tasks started in the order of submission", "3 proved, 0 refuted, 0 open");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            at most 1 task ran at once                 | refuted
            no task of nobody failed                   | open
            """)
    void aRefutedOrOpenClaimEndsWithOne(String claim, String word) {
        Said answer = Said.by("check", run.toString(), "--claim", claim, "--claim", "exactly 6 tasks succeeded");
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out()).contains(word + " ").contains("1 proved").contains("1 " + word);
    }

    @Test
    void aCounterexampleIsNamedByTimeTaskAndLane() {
        Said answer = Said.by("check", run.toString(), "--claim", "at most 1 task ran at once");
        assertThat(answer.out()).contains("At most 2 at once, first at ").containsPattern(" · task \\d · .*_0\n")
                .containsPattern(" · task \\d · .*_1\n");
    }

    @Test
    void jsonAndJunitSayTheSame() throws Exception {
        Path report = folder.resolve("report.xml");
        Said answer = Said.by("check", run.toString(), "--json", "--junit", report.toString(), "--claim",
                "at most 1 task ran at once", "--claim", "no task of \"nobody\" failed", "--claim",
                "exactly 6 tasks succeeded");
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out()).startsWith("[").contains("\"outcome\" : \"refuted\"", "\"outcome\" : \"open\"",
                "\"outcome\" : \"proved\"", "\"lane-name\"");
        Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(Files.readAllBytes(report)));
        Element suite = xml.getDocumentElement();
        assertThat(suite.getAttribute("tests")).isEqualTo("3");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(suite.getElementsByTagName("failure").item(0).getTextContent()).contains("At most 2 at once");
        assertThat(((Element) suite.getElementsByTagName("testcase").item(1)).getAttribute("name"))
                .isEqualTo("no task of \"nobody\" failed");
    }

    @Test
    @DisplayName("a mistake in a claim is told with file, line and place, and nothing is read")
    void aMistake() throws IOException {
        Path claims = claims("no task failed\nat most five tasks ran at once\n");
        Said answer = Said.by("check", run.toString(), claims.toString());
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains(claims + ":2: 'five'", "NUMBER",
                "\n  at most five tasks ran at once\n          ^^^^");
    }

    @Test
    void wrongUseIsToldInASentence() throws IOException {
        Path bytes = Files.write(folder.resolve("bytes.txt"), new byte[]{(byte) 0xff, (byte) 0xfe, 'x'});
        assertThat(Said.by("check", run.toString())).satisfies(none -> {
            assertThat(none.exitCode()).isEqualTo(2);
            assertThat(none.err()).contains("there is no claim").contains("--claim");
        });
        assertThat(Said.by("check", run.toString(), claims("# nothing\n").toString()).err()).contains("has no claim");
        assertThat(Said.by("check", run.toString(), bytes.toString()).err()).contains("bytes.txt").contains("UTF-8");
        assertThat(Said.by("check", run.toString(), folder.resolve("none.txt").toString()).err())
                .contains("none.txt does not exist");
        assertThat(Said.by("check", folder.resolve("none.pftrace").toString(), "--claim", "no task failed").exitCode())
                .isEqualTo(2);
        assertThat(Said.by("check", run.toString(), "--claim", "no task failed", "--junit", folder.toString()).err())
                .contains("is a folder");
        assertThat(Said.by("check", run.toString(), "--claim", "at most {n} tasks ran at once").err())
                .contains("'n' has no value");
    }

    @Test
    void claimsMayBeginWithAByteOrderMark() throws IOException {
        assertThat(Said.by("check", run.toString(), claims("\uFEFFno task failed\r\n").toString()).out())
                .contains("proved   no task failed");
    }

    @Test
    @DisplayName("of a damaged file nothing is proved by what it lacks")
    void damaged() throws IOException {
        byte[] whole = Files.readAllBytes(run);
        Path cut = Files.write(folder.resolve("cut.pftrace"), Arrays.copyOf(whole, whole.length * 9 / 10));
        Said answer = Said.by("check", cut.toString(), "--claim", "no task failed");
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out() + answer.err()).doesNotContain("proved   no task").doesNotContain("Exception");
    }

    @Test
    @DisplayName("lints: what is found ends with one, and is told with its meaning, its place and a lesson")
    void lints() throws Exception {
        Path starved = folder.resolve("starved.pftrace");
        assertThat(Said.by("run", "pool-waits-for-itself", "--unit", "50ms", "--record", starved.toString())
                .exitCode()).isZero();
        Path report = folder.resolve("lints.xml");
        Said answer = Said.by("check", starved.toString(), "--lints", "--junit", report.toString());
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out()).contains("found    Pool starved by its own tasks", "For longer than 20 ms",
                " · inner · ", "gantry run pool-waits-for-itself shows it.", "none     ", "open     ", " 1 found");
        Element suite = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(Files.readAllBytes(report))).getDocumentElement();
        assertThat(suite.getAttribute("tests")).isEqualTo(Integer.toString(Lint.values().length));
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("0");
        assertThat(Integer.parseInt(suite.getAttribute("skipped"))).isPositive()
                .isEqualTo(suite.getElementsByTagName("skipped").getLength());
        assertThat(Said.by("check", starved.toString(), "--lints", "--json").out()).contains(
                "\"lint\" : \"pool-starved\"", "\"outcome\" : \"found\"",
                "\"lesson\" : \"pool-waits-for-itself\"", "\"outcome\" : \"none\"");
    }

    @Test
    @DisplayName("lints: nothing found ends with zero, also where not all can be decided; claims count as ever")
    void noLints() {
        Said answer = Said.by("check", run.toString(), "--lints");
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).contains(" 0 found").doesNotContain("proved");
        assertThat(Said.by("check", run.toString(), "--lints", "--claim", "no task of nobody failed").exitCode())
                .isEqualTo(1);
    }

    @Test
    void theHelpHasAnExample() {
        Said answer = Said.by("check", "--help");
        assertThat(answer.out()).contains("at most 5 tasks ran at once").contains("--junit");
    }

    @Test
    void noReportReplacesWhatIsRead() throws IOException {
        byte[] before = Files.readAllBytes(run);
        Said itself = Said.by("check", run.toString(), "--claim", "no task failed", "--junit", run.toString());
        assertThat(itself.exitCode()).isEqualTo(2);
        assertThat(itself.err()).contains("is the recording itself");
        assertThat(run).hasBinaryContent(before);
        Path claims = claims("no task failed\n");
        assertThat(Said.by("check", run.toString(), claims.toString(), "--junit", claims.toString()).err())
                .contains("would replace it, which is read");
        assertThat(claims).hasContent("no task failed");
    }

    @Test
    void aNumberMayBeAName() {
        assertThat(Said.by("check", run.toString(), "--claim", "no task named 7 failed", "--claim",
                "no task named {name} failed", "--let", "name=7").err()).isEmpty();
    }

    @Test
    void aNumberThatIsTooLargeIsNotAskedForAgain() {
        assertThat(Said.by("check", run.toString(), "--claim", "at most 99999999999 tasks ran at once").err())
                .contains("at most 999,999,999").doesNotContain("NUMBER");
    }

    @Test
    void aPercentileThatRefutesLeadsToItsTask() {
        assertThat(Said.by("check", run.toString(), "--claim", "the longest run time of tasks < 1 ns").out())
                .containsPattern(" · task \\d · ");
    }

    @Test
    void noTextTurnsTheDirectionOfTheTerminal() {
        assertThat(Said.by("check", run.toString(), "--claim", "no task named \"a\u202eb\nc\" failed").out())
                .contains("a\ufffdb").doesNotContain("\u202e");
    }
}
