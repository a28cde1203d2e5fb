package dev.gantry.format.perfetto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.format.Described;
import dev.gantry.format.OpenFile;
import dev.gantry.format.perfetto.proto.Extension;
import dev.gantry.format.perfetto.proto.LaneFacts;
import dev.gantry.format.perfetto.proto.Trace;
import dev.gantry.format.perfetto.proto.TracePacket;
import dev.gantry.format.perfetto.proto.TrackEvent;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.State;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.TaskState;
import dev.gantry.view.style.Phrases;

/**
 * Files of versions whose enums have constants that this one's have not, or have them in another order. The enums below
 * are copies with one more constant in the middle.
 */
@Tag("engine")
class OtherVersionsTest {
    private enum LaterState {
        RUNNING, BLOCKED, UNHEARD, SUSPENDED, READY, IDLE, CALLBACK, SENDING
    }

    private enum LaterReason {
        SEND, YIELD, SPAWN, SWITCH, THROW, SLEEP, IO, EXIT
    }

    private enum LaterTaskState {
        QUEUED, RUNNING, SUCCEEDED, TIMED_OUT, FAILED, CANCELLED
    }

    private static final LaterFile LATER = new LaterFile(ids(LaterState.values()), ids(LaterReason.values()),
            ids(LaterTaskState.values()));

    @TempDir
    Path folder;

    private static List<String> ids(Enum<?>[] constants) {
        return Stream.of(constants).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
    }

    @Test
    @DisplayName("what a version with one more state, reason and outcome wrote is read right, record for record")
    void oneMore() throws Exception {
        for (String golden : List.of("recording.pftrace", "spool.pftrace", "old.pftrace")) {
            Path file = Described.resource(getClass(), golden);
            OpenFile opened = open(LATER.of(Files.readAllBytes(file)));
            assertThat(RecordingText.of(opened.snapshot())).as(golden)
                    .isEqualTo(RecordingText.of(Saved.open(file).snapshot()));
            assertThat(opened.about()).isEqualTo(Saved.open(file).about());
        }
    }

    @Test
    @DisplayName("what a version with the constants in another order wrote is read right, record for record")
    void otherOrder() throws Exception {
        LaterFile reversed = new LaterFile(Stream.of(State.values()).map(State::id).toList().reversed(),
                Stream.of(SwitchReason.values()).map(SwitchReason::id).toList().reversed(),
                Stream.of(TaskState.values()).map(TaskState::id).toList().reversed());
        Path file = Described.resource(getClass(), "recording.pftrace");
        assertThat(RecordingText.of(open(reversed.of(Files.readAllBytes(file))).snapshot()))
                .isEqualTo(RecordingText.of(GoldenTrace.finished()));
    }

    @Test
    @DisplayName("slices in a state that this version does not know are left out and told, those inside and around are "
            + "right")
    void unknownState() throws Exception {
        OpenFile opened = open(changed(event -> event.getType() == TrackEvent.Type.TYPE_SLICE_BEGIN
                && event.getCategoryIids(0) == LATER.category("sending")
                        ? event.toBuilder().setCategoryIids(0, LATER.category("unheard")).build()
                        : event));
        assertThat(opened.snapshot().malformed()).isZero();
        assertThat(opened.about().notices().stream().map(Phrases::say))
                .containsExactly("Slices in states that this Gantry does not know are left out: unheard (1).");
        String expected = RecordingText.of(GoldenTrace.finished()).replaceFirst("  2: SENDING.*\n", "");
        for (int depth = 3; depth <= 6; depth++) {
            expected = expected.replace("  %d: ".formatted(depth), "  %d: ".formatted(depth - 1));
        }
        assertThat(RecordingText.of(opened.snapshot())).isEqualTo(expected);
    }

    @Test
    @DisplayName("a task that ran in a state that this version does not know has its start, its end and its arrows")
    void unknownStateOfTasks() throws Exception {
        OpenFile opened = open(changed(event -> event.getType() == TrackEvent.Type.TYPE_SLICE_BEGIN
                && event.getCategoryIids(0) == LATER.category("running") && event.getCategoryIidsCount() == 2
                        ? event.toBuilder().setCategoryIids(0, LATER.category("unheard")).build()
                        : event));
        assertThat(opened.snapshot().malformed()).isZero();
        assertThat(opened.about().notices().stream().map(Phrases::say).toList()).singleElement().asString()
                .endsWith("unheard (6).");
        for (int task = 1; task <= 8; task++) {
            assertThat(opened.snapshot().task(task)).isEqualTo(GoldenTrace.finished().task(task));
        }
        assertThat(GoldenFilesTest.slices(opened.snapshot())).containsEntry(State.CALLBACK, 6)
                .containsEntry(State.RUNNING, 6);
    }

    @Test
    @DisplayName("a switch with a reason that this version does not know is a plain one, and told")
    void unknownReason() throws Exception {
        OpenFile opened = open(changed(event -> event.getNameIid() == LATER.name("throw")
                ? event.toBuilder().setNameIid(LATER.name("spawn")).build()
                : event));
        assertThat(opened.snapshot().malformed()).isZero();
        assertThat(opened.about().notices().stream().map(Phrases::say)).containsExactly(
                "Switches with reasons that this Gantry does not know are shown as plain switches: spawn (1).");
        assertThat(RecordingText.of(opened.snapshot()))
                .isEqualTo(RecordingText.of(GoldenTrace.finished()).replace("reason=THROW", "reason=SWITCH"));
    }

    @Test
    @DisplayName("an outcome that this version does not know is told; all else of the task is right")
    void unknownOutcome() throws Exception {
        OpenFile opened = open(changed(event -> {
            TrackEvent.Builder changed = event.toBuilder();
            changed.getDebugAnnotationsBuilderList().stream()
                    .filter(each -> each.getStringValueIid() == LATER.outcome("failed"))
                    .forEach(each -> each.setStringValueIid(LATER.outcome("timed_out")));
            return changed.build();
        }));
        assertThat(opened.snapshot().malformed()).isZero();
        assertThat(opened.about().notices().stream().map(Phrases::say))
                .containsExactly("Tasks with outcomes that this Gantry does not know are"
                        + " shown as if they had not ended: timed_out (2).");
        assertThat(opened.snapshot().taskState(4)).isEqualTo(TaskState.RUNNING);
        assertThat(opened.snapshot().taskState(3)).isEqualTo(TaskState.SUCCEEDED);
        assertThat(GoldenFilesTest.slices(opened.snapshot()))
                .isEqualTo(GoldenFilesTest.slices(GoldenTrace.finished()));
    }

    @Test
    @DisplayName("a lane of a kind and with a role that this version does not know is a plain thread, and told")
    void unknownLane() throws Exception {
        Trace.Builder trace = Trace.parseFrom(golden()).toBuilder();
        for (TracePacket.Builder packet : trace.getPacketBuilderList()) {
            if (packet.getGantry().getLane().getKind().equals(LaneKind.GREENLET.id())) {
                packet.setGantry(Extension.newBuilder().setLane(
                        LaneFacts.newBuilder(packet.getGantry().getLane()).setKind("fiber").setRole("guest")));
            }
        }
        OpenFile opened = open(trace.build().toByteArray());
        assertThat(opened.snapshot().malformed()).isZero();
        assertThat(opened.about().notices().stream().map(Phrases::say)).containsExactlyInAnyOrder(
                "Lanes of kinds that this Gantry does not know are shown as threads: fiber (1).",
                "Lanes with roles that this Gantry does not know are shown without them: guest (1).");
        assertThat(RecordingText.of(opened.snapshot()))
                .isEqualTo(RecordingText.of(GoldenTrace.finished()).replace("GREENLET", "THREAD"));
    }

    @Test
    @DisplayName("an instant of a kind that this version does not know is left out and told")
    void unknownInstant() throws Exception {
        LaterFile later = new LaterFile(Stream.concat(Stream.of("note"), LATER.states().stream()).toList(),
                LATER.reasons(), LATER.outcomes());
        OpenFile opened = open(later.rewritten(golden(), event -> event.getType() == TrackEvent.Type.TYPE_INSTANT
                && event.getCategoryIids(0) == later.category("mark")
                        ? event.toBuilder().setCategoryIids(0, later.category("note")).build()
                        : event));
        assertThat(opened.snapshot().malformed()).isZero();
        assertThat(opened.about().notices().stream().map(Phrases::say))
                .containsExactly("Events of kinds that this Gantry does not know are left out: note (5).");
    }

    @Test
    @DisplayName("versions that went by numbers read what this one writes: each word keeps the number that it had for "
            + "them")
    void numbers() {
        assertThat(PacketWords.CATEGORIES)
                .containsAllEntriesOf(Map.of(1, "running", 7, "sending", 8, "starts", 12, "switch"));
        assertThat(PacketWords.NAMES).containsAllEntriesOf(Map.of(1, "submit", 2, "woken", 3, "send", 9, "exit"));
        assertThat(PacketWords.NAMES.keySet()).allMatch(number -> number < PacketWords.FIRST_TEXT);
        assertThat(PacketWords.OUTCOMES).containsAllEntriesOf(Map.of(1, "queued", 5, "cancelled"));
        assertThat(PacketWords.OUTCOMES.keySet()).allMatch(number -> number < PacketWords.FIRST_TEXT);
    }

    private static byte[] golden() throws Exception {
        return Files.readAllBytes(Described.resource(OtherVersionsTest.class, "recording.pftrace"));
    }

    private static byte[] changed(UnaryOperator<TrackEvent> change) throws Exception {
        return LATER.rewritten(golden(), change);
    }

    private OpenFile open(byte[] bytes) throws Exception {
        return Saved.open(Files.write(folder.resolve("later.pftrace"), bytes));
    }
}
