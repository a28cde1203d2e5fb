package dev.gantry.format.chrome;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gantry.format.Described;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.stack.Samples;

/** Samples beside the events, and CPU profiles of V8 among them. */
@Tag("engine")
class SamplesTest {
    @TempDir
    private Path folder;

    private Described open(String json) {
        return Described.of(folder, json.getBytes(UTF_8));
    }

    /** Each sample: {@code lane time kind weight frame;frame}. */
    static List<String> samples(Snapshot snapshot) {
        Samples samples = snapshot.samples();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            List<String> frames = new ArrayList<>();
            for (int at = samples.stack(i); at > 0; at = samples.stacks().parent(at)) {
                String site = snapshot.name(samples.stacks().site(at));
                frames.addFirst(snapshot.name(samples.stacks().name(at)) + (site.isEmpty() ? "" : "@" + site));
            }
            found.add(snapshot.laneName(samples.lane(i)) + " " + samples.time(i) + " " + samples.kind(i).id() + " "
                    + samples.weight(i) + " " + String.join(";", frames));
        }
        return found;
    }

    @Test
    void samplesBesideTheEventsAreOnTheirThreadsWhicheverPartIsFirst() {
        String frames = """
                "stackFrames":{"1":{"name":"main","category":"a.out"},"b":{"name":"read","parent":1}}""";
        String events = """
                "traceEvents":[{"ph":"X","name":"a","pid":7,"tid":8,"ts":1,"dur":100}]""";
        String samples = """
                "samples":[{"cpu":0,"tid":8,"ts":11.5,"name":"cycles","sf":"b","weight":1},
                {"cpu":0,"tid":8,"ts":21,"sf":1},{"cpu":0,"tid":9,"ts":31,"sf":"gone"},{"sf":1}, 4]""";
        for (String order : List.of(frames + "," + events + "," + samples, samples + "," + frames + "," + events)) {
            Described opened = open("{" + order + "}");

            assertThat(samples(opened.snapshot())).containsExactly("thread 8 10500 running 0 main;read",
                    "thread 8 20000 running 0 main", "thread 9 30000 running 0 ");
            assertThat(opened.lanes()).contains("process 7 > thread 8");
            assertThat(opened.notices()).noneMatch(notice -> notice.contains("parts"))
                    .anyMatch(notice -> notice.startsWith("2 events"));
        }
    }

    @Test
    void framesThatCallEachOtherInACircleEnd() {
        Described opened = open("""
                {"traceEvents":[],"samples":[{"tid":1,"ts":5,"sf":"a"},{"tid":1,"ts":6,"sf":"c"}],
                "stackFrames":{"a":{"name":"A","parent":"b"},"b":{"name":"B","parent":"a"},
                "c":{"name":"C","parent":"c"}}}""");

        assertThat(opened.snapshot().samples().size()).isEqualTo(2);
        assertThat(opened.trouble()).isEmpty();
    }

    @Test
    void aProfileOfV8IsPutTogetherFromItsParts() {
        Described opened = open(
                """
                        [{"pid":1,"tid":2,"ts":1000,"ph":"P","cat":"v8","name":"Profile","id":"0x1",
                        "args":{"data":{"startTime":1000}}},
                        {"pid":1,"tid":3,"ts":1900,"ph":"P","cat":"v8","name":"ProfileChunk","id":"0x1",
                        "args":{"data":{"cpuProfile":
                        {"nodes":[{"callFrame":{"functionName":"(root)","scriptId":0},"id":1},
                        {"callFrame":{"functionName":"run","url":"file:///a.js","lineNumber":4},"id":2,"parent":1},
                        {"callFrame":{"functionName":"(idle)"},"id":3,"parent":1}],"samples":[2,3,2]},
                        "timeDeltas":[100,200,300],"lines":[5,0,5]}}},
                        {"pid":1,"tid":3,"ts":2900,"ph":"P","cat":"v8","name":"ProfileChunk","id":"0x1",
                        "args":{"data":{"cpuProfile":
                        {"nodes":[{"callFrame":{"functionName":""},"id":4,"parent":2}],"samples":[4,99]},
                        "timeDeltas":[50,-10]}}},
                        {"pid":1,"tid":3,"ts":2950,"ph":"P","name":"Old","id":"0x2"}]""");

        assertThat(samples(opened.snapshot())).containsExactly(
                "thread 2 0 running 200000 run@file:///a.js:5",
                "thread 2 500000 running 300000 run@file:///a.js:5",
                "thread 2 550000 running 0 run@file:///a.js:5;(anonymous)");
        assertThat(opened.notices()).anyMatch(notice -> notice.contains("P (1)"));
        assertThat(opened.trouble()).isEmpty();
    }

    @Test
    void aProfileThatIsWholeInOneEventTellsItsNodesChildren() {
        Described opened = open(
                """
                        [{"pid":1,"tid":2,"ts":1000,"ph":"P","name":"CpuProfile",
                        "args":{"data":{"cpuProfile":{"startTime":1000,
                        "nodes":[{"id":1,"callFrame":{"functionName":"(root)"},"children":[2]},
                        {"id":2,"callFrame":{"functionName":"main"},"children":[3]},{"id":3,
                        "callFrame":{"functionName":"leaf"}}],
                        "samples":[3],"timeDeltas":[7]}}}}]""");

        assertThat(samples(opened.snapshot())).containsExactly("thread 2 0 running 7000 main;leaf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"samples\":7", "\"samples\":[[[]]]", "\"stackFrames\":[1]", "\"stackFrames\":{\"1\":2}",
            "\"samples\":[{\"ts\":{},\"tid\":[],\"sf\":{},\"weight\":1e400}]", "\"stackFrames\":{\"1\":{\"name\":{}}}"})
    void whatHasTheWrongTypeCountsAsMissing(String part) {
        Described opened = open(
                "{\"traceEvents\":[{\"ph\":\"X\",\"name\":\"a\",\"pid\":7,\"tid\":8,\"ts\":1,\"dur\":1},"
                        + "{\"ph\":\"P\",\"name\":\"Profile\",\"ts\":3,\"pid\":7,\"tid\":8,\"args\":{\"data\":"
                        + "{\"nodes\":"
                        + "[3,{\"id\":{},\"callFrame\":4}],\"samples\":[{},\"x\"],\"timeDeltas\":3}}}]," + part + "}");

        assertThat(opened.trouble()).isEmpty();
        assertThat(opened.slices("process 7 > thread 8")).hasSize(1);
    }
}
