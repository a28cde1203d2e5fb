package dev.gantry.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.format.json.RunJson;
import dev.gantry.format.registry.Formats;

/** What a Chrome trace of another program says is in what is exported from it. */
class NothingLostTest {
    private static final Path CASES = Path.of("src/test/resources/dev/gantry/format/cases");

    @TempDir
    private Path folder;

    @Test
    void jsonHasNamesCategoriesArgumentsAndCounters() throws IOException {
        String json = json(Described.of(CASES.resolve("f.json")));

        assertThat(json).contains("\"name\":\"a\",\"category\":\"mycat\",\"args\":{\"k\":\"v\"}")
                .contains("\"task\":1,\"name\":\"b\",\"category\":\"mycat\"")
                .contains("\"name\":\"as\",\"category\":\"net\"")
                .contains("\"text\":\"inst: q=1\",\"name\":\"inst\",\"args\":{\"q\":1}")
                .contains("\"name\":\"ctr\",\"values\":[{\"time\":2000,\"value\":1.5}]")
                .contains("\"name\":\"T\",\"tid\":8");
    }

    @Test
    void chromeKeepsCategoriesArgumentsNumbersAndAbsoluteTimes() throws IOException {
        String chrome = chrome(Described.of(CASES.resolve("f.json")));

        assertThat(chrome)
                .contains("\"ts\":1.000,\"pid\":7,\"tid\":8,\"dur\":10.000,\"name\":\"a\",\"cat\":\"mycat\",\"args\":{"
                        + "\"gantry\":{\"state\":\"running\"},\"k\":\"v\"}")
                .contains("\"ts\":20.000,\"pid\":7,\"tid\":9,\"dur\":10.000,\"name\":\"b\",\"cat\":\"mycat\"")
                .contains("\"ts\":6.000,\"pid\":7,\"tid\":8,\"name\":\"inst\",\"s\":\"t\",\"args\":{\"gantry\":"
                        + "{\"text\":\"inst: q=1\"},\"q\":1}")
                .contains("\"ts\":3.000,\"pid\":7,\"tid\":1,\"name\":\"ctr\",\"args\":{\"value\":1.5}");
    }

    @Test
    void numbersBelowOneAreKeptAndTimesBeforeZeroToo() throws IOException {
        String chrome = chrome(text("[{\"name\":\"a\",\"ph\":\"X\",\"pid\":0,\"tid\":0,\"ts\":-2.5,\"dur\":1},"
                + "{\"name\":\"b\",\"ph\":\"X\",\"pid\":-1,\"tid\":-3,\"ts\":-0.25,\"dur\":1}]"));

        assertThat(chrome).contains("\"ts\":-2.500,\"pid\":0,\"tid\":0,\"dur\":1.000,\"name\":\"a\"")
                .contains("\"ts\":-0.250,\"pid\":-1,\"tid\":-3,\"dur\":1.000,\"name\":\"b\"");
    }

    @Test
    void argumentsStayAsTheyWereSpelt() throws IOException {
        String arguments = "{\"n\":1.50,\"big\":12345678901234567890,\"no\":null,\"list\":[1,{\"a\":[]},\"x\"],"
                + "\"ü\":\"\\\"\\\\\\u000a\"}";
        Described opened = text("[{\"args\":" + arguments + ",\"name\":\"a\",\"ph\":\"X\",\"pid\":1,\"tid\":1,\"ts\":1,"
                + "\"dur\":2}]");

        assertThat(json(opened)).contains("\"args\":" + arguments);
        assertThat(json(again(opened, 0))).contains("\"args\":" + arguments);
        assertThat(json(again(opened, 1))).contains("\"args\":" + arguments);
        assertThat(opened.notices()).noneMatch(notice -> notice.contains("arguments"));
    }

    @Test
    void argumentsTooLongForATraceAreToldAndTheOthersStay() throws IOException {
        Described opened = text("[{\"args\":{\"long\":\"" + "x".repeat(5_000) + "\",\"short\":1},\"name\":\"a\","
                + "\"ph\":\"X\",\"pid\":1,\"tid\":1,\"ts\":1,\"dur\":2}]");

        assertThat(json(opened)).contains("\"args\":{\"short\":1}");
        assertThat(opened.notices()).contains("1 event has arguments, which are not shown.");
    }

    @Test
    void emptyArgumentsAreLeftOut() throws IOException {
        Described opened = text("[{\"name\":\"a\",\"ph\":\"X\",\"pid\":1,\"tid\":1,\"ts\":1,\"dur\":2,\"args\":{}}]");

        assertThat(chrome(opened)).doesNotContain("\"args\":{}");
        assertThat(json(opened)).doesNotContain("args");
    }

    @Test
    void aCounterKeepsItsFractionsAndItsNameInEveryFormat() throws IOException {
        Described opened = text("[{\"name\":\"c\",\"ph\":\"C\",\"pid\":1,\"ts\":1,\"args\":{\"x\":1.5}},"
                + "{\"name\":\"c\",\"ph\":\"C\",\"pid\":1,\"ts\":2,\"args\":{\"x\":-3}},"
                + "{\"name\":\"huge\",\"ph\":\"C\",\"pid\":1,\"ts\":2,\"args\":{\"x\":1e30}},"
                + "{\"name\":\"whole\",\"ph\":\"C\",\"pid\":1,\"ts\":2,\"args\":{\"x\":9007199254740993}}]");
        String[] counters = {"process 1 c: 1.5, -3.0", "process 1 huge: 1.0E30", "process 1 whole: 9007199254740993"};

        assertThat(opened.counters()).containsExactly(counters);
        assertThat(again(opened, 0).counters()).containsExactly(counters);
        assertThat(again(opened, 1).counters()).containsExactly(counters);
        assertThat(json(opened)).contains("\"value\":1.5}", "\"value\":-3.0}", "\"value\":9007199254740993}");
        assertThat(opened.snapshot().counters().getFirst().most(0, 2)).isEqualTo(2);
        assertThat(opened.snapshot().counters().getFirst().most(1, 2)).isEqualTo(-3);
    }

    @Test
    void slicesWithoutLengthAreInEveryExport() throws IOException {
        Described opened = Described.of(CASES.resolve("zero.json"));

        assertThat(json(opened)).contains("\"start\":0,\"end\":0,\"name\":\"z\"", "\"start\":20000,\"end\":20000");
        assertThat(chrome(opened)).contains("\"ts\":10.000,\"pid\":1,\"tid\":1,\"dur\":0.000,\"name\":\"z\"",
                "\"ts\":30.000,\"pid\":1,\"tid\":1,\"dur\":0.000,\"name\":\"be\"");
        assertThat(again(opened, 0).slices("process 1 > thread 1")).isEqualTo(opened.slices("process 1 > thread 1"))
                .hasSize(3);
    }

    @Test
    void aFileOfTheFirstVersionIsStillRead() {
        Described opened = text("{\"gantry\":{\"version\":1},\"traceEvents\":["
                + "{\"ph\":\"M\",\"name\":\"gantry_lane\",\"pid\":47,\"args\":{\"kind\":\"process\",\"role\":\"plain\","
                + "\"pid\":47,\"opened\":0}},"
                + "{\"ph\":\"M\",\"name\":\"gantry_lane\",\"pid\":47,\"tid\":2,\"args\":{\"kind\":\"thread\",\"role\":"
                + "\"plain\",\"opened\":0}},"
                + "{\"ph\":\"M\",\"name\":\"gantry_lane\",\"pid\":47,\"tid\":3,"
                + "\"args\":{\"kind\":\"greenlet\",\"role\":"
                + "\"plain\",\"parent\":2,\"opened\":5}},"
                + "{\"ph\":\"X\",\"ts\":1.000,\"pid\":47,\"tid\":2,\"dur\":4.000,"
                + "\"name\":\"task 1\",\"cat\":\"blocked\","
                + "\"args\":{\"task\":1,\"nameless\":true}},"
                + "{\"ph\":\"f\",\"ts\":3.000,\"pid\":47,\"tid\":2,\"name\":\"wake\",\"cat\":\"wake\",\"id\":\"2-0\","
                + "\"bp\":\"e\",\"args\":{\"by\":3,\"pid\":47}},"
                + "{\"ph\":\"M\",\"name\":\"gantry_task\",\"pid\":47,\"tid\":2,\"args\":{\"task\":1,\"name\":\"t\","
                + "\"submittedBy\":2,\"pid\":47,\"submitted\":500,\"started\":1000,\"ended\":5000,\"outcome\":"
                + "\"succeeded\",\"error\":\"\"}}]}");

        assertThat(opened.lanes()).containsExactly("process 47", "process 47 > thread 2",
                "process 47 > thread 2 > thread 3");
        assertThat(opened.slices("process 47 > thread 2")).containsExactly("0 blocked t 1000-5000");
        assertThat(opened.tasks()).containsExactly(
                "t: process 47 > thread 2 at 500 to process 47 > thread 2 at 1000, succeeded");
        assertThat(opened.wakes()).containsExactly(
                "process 47 > thread 2 > thread 3 to process 47 > thread 2 at 3000");
    }

    private Described again(Described opened, int writer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Formats.writers().get(writer).write(opened.snapshot(), opened.file().about(), out, _ -> {});
        return Described.of(folder, out.toByteArray());
    }

    private static String chrome(Described opened) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Formats.writers().get(1).write(opened.snapshot(), opened.file().about(), out, _ -> {});
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String json(Described opened) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new RunJson("", Map.of()).write(opened.snapshot(), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private Described text(String json) {
        return Described.of(folder, json.getBytes(StandardCharsets.UTF_8));
    }
}
