package dev.gantry.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.gantry.format.chrome.ChromeFile;
import dev.gantry.format.perfetto.PerfettoFile;
import dev.gantry.format.perfetto.proto.TracePacket;
import dev.gantry.format.perfetto.proto.TrackDescriptor;
import dev.gantry.format.perfetto.proto.TrackEvent;
import dev.gantry.format.registry.Formats;
import dev.gantry.recording.About;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Task;
import dev.gantry.view.frame.Recordings;

/**
 * Whatever the damage: what comes out of a reader refers to nothing that is not there, and everything can be done with
 * it.
 */
@Tag("engine")
@Timeout(300)
class ConsistencyTest {
    private static final int COPIES = 400;
    private static final int PICTURES_EVERY = 200;

    @TempDir
    private Path folder;

    /** What is damaged. */
    enum Kind {
        OURS, PERFETTO, CHROME_OF_OURS, CHROME, FLIGHT_RECORDER;

        byte[] whole() {
            try {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                Snapshot twenty = Recordings.twenty(Long.MAX_VALUE);
                switch (this) {
                    case OURS -> new PerfettoFile().write(twenty, About.NOTHING, out, _ -> {});
                    case PERFETTO -> out.write(foreign());
                    case CHROME_OF_OURS -> new ChromeFile().write(twenty, About.NOTHING, out, _ -> {});
                    case CHROME -> out.write(CHROME_TEXT.getBytes(StandardCharsets.UTF_8));
                    case FLIGHT_RECORDER -> out.write(Files.readAllBytes(
                            Path.of("src/test/resources/dev/gantry/format/jfr/workload.jfr")));
                }
                return out.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final String CHROME_TEXT = """
            {"traceEvents":[{"ph":"M","name":"process_name","pid":7,"args":{"name":"P"}},
            {"ph":"X","name":"a","cat":"c","pid":7,"tid":8,"ts":1,"dur":10,"args":{"k":"v"}},
            {"ph":"B","name":"b","pid":7,"tid":9,"ts":20},{"ph":"E","pid":7,"tid":9,"ts":30},
            {"ph":"s","name":"f","cat":"c","id":1,"pid":7,"tid":8,"ts":5},
            {"ph":"f","bp":"e","name":"f","cat":"c","id":1,"pid":7,"tid":9,"ts":22},
            {"ph":"b","name":"n","cat":"net","id":"0x1","pid":7,"tid":8,"ts":2},
            {"ph":"e","name":"n","cat":"net","id":"0x1","pid":7,"tid":8,"ts":9},
            {"ph":"C","name":"n","pid":7,"ts":3,"args":{"x":1.5}},{"ph":"i","name":"i","pid":7,"tid":8,"ts":6}]}
            """;

    @ParameterizedTest
    @EnumSource
    void everythingCanBeDoneWithWhatIsLeftOfADamagedFile(Kind kind) throws IOException {
        byte[] whole = kind.whole();
        Random random = new Random(kind.ordinal());
        for (int i = 0; i < COPIES; i++) {
            use(Files.write(folder.resolve("content"), damaged(whole, random)), kind + ", copy " + i,
                    i % PICTURES_EVERY == 0);
        }
    }

    @Test
    void aSliceOfATaskThatIsNotThereRefersToNoneAndKeepsWhatItIsCalled() throws IOException {
        Path file = Described.resource(ConsistencyTest.class, "task-not-there.pftrace");
        Described read = new Described(OpenFile.readHere(file, Formats.readers()));

        use(file, "a task that is not there", false);
        assertThat(read.count(State.RUNNING, "task 458768")).isEqualTo(1);
        assertThat(read.snapshot().hasTask(458_768)).isFalse();
    }

    private static void use(Path file, String what, boolean pictures) {
        try {
            OpenFile opened = OpenFile.readHere(file, Formats.readers());
            assertThat(opened.trouble().orElse("")).doesNotContain("makes no sense (");
            check(opened.snapshot());
            Used.byAll(opened.snapshot(), opened.about(), pictures);
        } catch (Exception | AssertionError broken) {
            throw new AssertionError(what, broken);
        }
    }

    private static void check(Snapshot snapshot) {
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            if (lane != null) {
                assertThat(lane.parent() == 0 || snapshot.lane(lane.parent()) != null).isTrue();
                for (int depth = 0; depth < lane.depth(); depth++) {
                    check(snapshot, lane.row(depth));
                }
                for (int i = 0; i < lane.wakes(); i++) {
                    assertThat(snapshot.lane(lane.wake(i).by())).isNotNull();
                }
                for (int i = 0; i < lane.switches(); i++) {
                    assertThat(snapshot.lane(lane.switchAt(i).from())).isNotNull();
                    assertThat(snapshot.lane(lane.switchAt(i).to())).isNotNull();
                }
            }
        }
        for (int id = 1; id <= snapshot.tasks(); id++) {
            if (snapshot.hasTask(id)) {
                Task task = snapshot.task(id);
                assertThat(task.lane() == 0 || snapshot.lane(task.lane()) != null).isTrue();
                assertThat(task.submittedBy() == 0 || snapshot.lane(task.submittedBy()) != null).isTrue();
                assertThat(task.executor() == 0 || snapshot.executor(task.executor()).isPresent()).isTrue();
            }
        }
    }

    private static void check(Snapshot snapshot, Row row) {
        for (int i = 0; i < row.size(); i++) {
            assertThat(row.task(i) == 0 || snapshot.hasTask(row.task(i))).isTrue();
            assertThat(row.awaited(i) == 0 || snapshot.hasTask(row.awaited(i))).isTrue();
        }
    }

    /** Some bytes changed, a part left out, said twice or cut off. */
    private static byte[] damaged(byte[] whole, Random random) {
        byte[] wrong = whole.clone();
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            wrong[random.nextInt(wrong.length)] = (byte) random.nextInt(256);
        }
        int from = random.nextInt(wrong.length);
        int length = Math.min(random.nextInt(200), wrong.length - from);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (random.nextInt(5)) {
            case 0 -> out.write(wrong, 0, from);
            case 1 -> {
                out.write(wrong, 0, from);
                out.write(wrong, from + length, wrong.length - from - length);
            }
            case 2 -> {
                out.write(wrong, 0, from + length);
                out.write(wrong, from, wrong.length - from);
            }
            default -> out.write(wrong, 0, wrong.length);
        }
        return out.toByteArray();
    }

    private static byte[] foreign() {
        var trace = dev.gantry.format.perfetto.proto.Trace.newBuilder();
        for (int track = 1; track <= 4; track++) {
            trace.addPacket(TracePacket.newBuilder().setTrustedPacketSequenceId(1).setTrackDescriptor(
                    TrackDescriptor.newBuilder().setUuid(track).setParentUuid(track - 1).setName("track " + track)));
            for (int i = 0; i < 10; i++) {
                trace.addPacket(event(track, 100 * i, TrackEvent.Type.TYPE_SLICE_BEGIN, i + track));
                trace.addPacket(event(track, 100 * i + 50, TrackEvent.Type.TYPE_SLICE_END, i + track));
            }
        }
        return trace.build().toByteArray();
    }

    private static TracePacket event(int track, long time, TrackEvent.Type type, long flow) {
        return TracePacket.newBuilder().setTrustedPacketSequenceId(1).setTimestamp(time).setTrackEvent(TrackEvent
                .newBuilder().setType(type).setTrackUuid(track).setName("slice").addFlowIds(flow)).build();
    }
}
