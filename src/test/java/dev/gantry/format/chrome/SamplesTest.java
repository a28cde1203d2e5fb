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
        assertThat(opened.notices()).as("there is no slice").noneMatch(notice -> notice.contains("drawn as running"));
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

    @Test
    void aProfileIsAlsoAFileOfItsOwn() {
        Described opened = open("""
                {"nodes":[{"id":1,"callFrame":{"functionName":"(root)","url":"","lineNumber":-1},"children":[2,4]},
                {"id":2,"callFrame":{"functionName":"main","url":"file:///a.js","lineNumber":4},"children":[3]},
                {"id":3,"callFrame":{"functionName":"leaf"}},{"id":4,"callFrame":{"functionName":"(idle)"}}],
                "startTime":1000,"endTime":1900,"samples":[3,4,2,77],"timeDeltas":[100,200,-30,50]}""");

        assertThat(samples(opened.snapshot())).containsExactly(
                "thread 0 running 200000 main@file:///a.js:5;leaf",
                "thread 170000 running 50000 main@file:///a.js:5");
        assertThat(opened.trouble()).isEmpty();
    }

    @Test
    void whatNodeWroteIsOpened() {
        Described opened = Described.of(Described.resource(SamplesTest.class, "node.cpuprofile"));

        assertThat(opened.trouble()).isEmpty();
        assertThat(samples(opened.snapshot())).hasSizeGreaterThan(200)
                .anyMatch(sample -> sample.endsWith("sortALot@file:///home/user/work.js:2"));
    }

    @Test
    void ofAProfileThatIsCutTheSamplesWithTheirTimesAreThere() {
        Described opened = open("""
                {"nodes":[{"id":1,"callFrame":{"functionName":"main"}}],"samples":[1,1,1],"timeDeltas":[100,200,""");

        assertThat(samples(opened.snapshot())).hasSize(2);
        assertThat(opened.trouble()).contains("The file ends");
    }

    @Test
    void aProfileOfTheOldKindIsATree() {
        Described opened = open(
                """
                        {"typeId":"CPU","head":{"functionName":"(root)","id":1,"children":[{"functionName":"main",
                        "url":"/a.js","lineNumber":5,"id":2,"children":[{"children":[],"functionName":"leaf","id":3},
                        {"functionName":"","id":4}]},{"functionName":"(idle)","id":5,"children":7}]},
                        "startTime":163,"endTime":163,"samples":[3,2,4,5],
                        "timestamps":[163000100,163000200,163000500,163000900]}
                        """);

        assertThat(samples(opened.snapshot())).containsExactly("thread 0 running 100000 main@/a.js:5;leaf",
                "thread 100000 running 300000 main@/a.js:5",
                "thread 400000 running 400000 main@/a.js:5;(anonymous)");
        assertThat(opened.trouble()).isEmpty();
    }

    @Test
    void aDeepTreeIsReadWithoutRecursionAndACutOneIsTold() {
        String deep = "{\"head\":" + "{\"id\":1,\"children\":[".repeat(20_000);
        assertThat(open(deep).trouble()).isNotEmpty();
        assertThat(open(deep + "]}".repeat(20_000) + ",\"samples\":[1],\"timestamps\":[5]}").trouble()).isEmpty();
    }

    @Test
    void aProfileWithoutSamplesIsTold() {
        assertThat(open("{\"nodes\":[{\"id\":1}],\"startTime\":1}").trouble()).contains("no CPU profile with samples");
        String heap = "{\"head\":{\"id\":1,\"selfSize\":8,\"children\":[]},\"samples\":[{\"size\":8,\"nodeId\":1}]}";
        assertThat(open(heap).trouble()).contains("no CPU profile with samples");
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
