package dev.gantry.format.chrome;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gantry.format.Described;
import dev.gantry.format.Details;
import dev.gantry.trace.Row;

/** The fields of an event come in any order: V8 and Chrome's tools write arguments first. */
@Tag("engine")
class OrderOfFieldsTest {
    private static final String CHUNK = """
            {"data":{"cpuProfile":{"nodes":[{"callFrame":{"functionName":"main","url":"a.js","lineNumber":4},"id":1},
            {"callFrame":{"functionName":"leaf"},"id":2,"parent":1}],"samples":[%s]},"timeDeltas":[%s]}}""";

    @TempDir
    private Path folder;

    private Described open(String json) {
        return Described.of(folder, json.getBytes(UTF_8));
    }

    private static String arguments(Described opened, String lane, int slice) {
        Row row = opened.lane(lane).row(0);
        return Details.of(opened.snapshot().name(row.details(slice))).arguments();
    }

    @Test
    @DisplayName("slices, instants, counters and names of lanes have the arguments that stand before the phase")
    void argumentsBeforeThePhaseAreKept() {
        Described opened = open("""
                {"traceEvents":[
                {"args":{"name":"renderer"},"name":"thread_name","ph":"M","pid":1,"tid":2},
                {"args":{"bytes":4096,"data":{"url":"https://a"}},"cat":"c","dur":5,"name":"whole","ph":"X","pid":1,
                "tid":2,"ts":10},
                {"args":{"bytes":7},"cat":"c","name":"open","ph":"B","pid":1,"tid":2,"ts":20},
                {"args":{"result":1},"cat":"c","name":"open","ph":"E","pid":1,"tid":2,"ts":30},
                {"args":{"live":12},"name":"heap","ph":"C","pid":1,"ts":31},
                {"args":{"why":"gc"},"name":"stop","ph":"i","pid":1,"tid":2,"ts":32}]}""");
        String lane = "process 1 > renderer";

        assertThat(arguments(opened, lane, 0)).contains("\"bytes\":4096").contains("\"url\":\"https://a\"");
        assertThat(arguments(opened, lane, 1)).contains("\"bytes\":7");
        assertThat(opened.counters()).singleElement().asString().contains("heap").endsWith("12");
        assertThat(opened.marks(lane)).singleElement().asString().contains("stop");
        assertThat(opened.notices()).as("those of an end").contains("1 event has arguments, which are not shown.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ARGS,'name':'ProfileChunk','ph':'P'", "'ph':'P',ARGS,'name':'ProfileChunk'",
            "'name':'ProfileChunk',ARGS,'ph':'P'", "'ph':'P','name':'ProfileChunk',ARGS"})
    @DisplayName("a profile of V8 is read wherever its arguments stand")
    void aProfileIsReadWhereverItsArgumentsStand(String order) {
        String chunk = "'args':" + CHUNK.formatted("2,1", "3,5");
        String fields = (order + ",'id':'0x1','pid':1,'tid':2,'ts':1000").replace("ARGS", chunk).replace('\'', '"');

        for (String file : List.of("[{" + fields + "}]", "{" + fields + "}")) {
            Described opened = open(file);

            assertThat(SamplesTest.samples(opened.snapshot())).containsExactly(
                    "thread 2 0 running 5000 main@a.js:5;leaf", "thread 2 5000 running 5000 main@a.js:5");
            assertThat(opened.notices()).noneMatch(notice -> notice.contains("arguments") || notice.contains("P (1)"));
        }
    }

    @Test
    @DisplayName("a long profile stays here until its event says what it is")
    void aLongProfileIsRead() {
        int samples = 200_000;
        String chunk = CHUNK.formatted("2" + ",2".repeat(samples - 1), "1" + ",1".repeat(samples - 1));
        String event = "{\"args\":" + chunk + ",\"name\":\"ProfileChunk\",\"ph\":\"P\",\"id\":\"1\",\"pid\":1,"
                + "\"tid\":2,\"ts\":1}";
        String tall = "{\"args\":{\"text\":\"" + "x".repeat(300_000) + "\"},\"dur\":1,\"name\":\"a\",\"ph\":\"X\","
                + "\"pid\":1,\"tid\":2,\"ts\":1}";

        Described opened = open("[" + tall + ",\n" + event + ",\n" + tall + ",\n" + event + "]");

        assertThat(opened.snapshot().samples().size()).isEqualTo(2 * samples);
        assertThat(opened.slices("process 1 > thread 2")).hasSize(2);
        assertThat(opened.trouble()).isEmpty();
    }
}
