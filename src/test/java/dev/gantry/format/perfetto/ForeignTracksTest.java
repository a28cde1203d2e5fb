package dev.gantry.format.perfetto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import com.google.protobuf.UnknownFieldSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.format.OpenFile;
import dev.gantry.format.perfetto.proto.ClockSnapshot;
import dev.gantry.format.perfetto.proto.CounterDescriptor;
import dev.gantry.format.perfetto.proto.InternedData;
import dev.gantry.format.perfetto.proto.InternedName;
import dev.gantry.format.perfetto.proto.ProcessDescriptor;
import dev.gantry.format.perfetto.proto.ThreadDescriptor;
import dev.gantry.format.perfetto.proto.Trace;
import dev.gantry.format.perfetto.proto.TracePacket;
import dev.gantry.format.perfetto.proto.TracePacketDefaults;
import dev.gantry.format.perfetto.proto.TrackDescriptor;
import dev.gantry.format.perfetto.proto.TrackEvent;
import dev.gantry.format.perfetto.proto.TrackEventDefaults;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;

/** Perfetto traces as other programs write them. */
class ForeignTracksTest {
    @TempDir
    Path folder;

    private final Trace.Builder trace = Trace.newBuilder();

    @Test
    @DisplayName("sequences have names, tracks and clocks of their own, and events come in any order")
    void sequences() throws Exception {
        trace.addPacket(packet(1).setTrackDescriptor(TrackDescriptor.newBuilder().setUuid(10)
                .setProcess(ProcessDescriptor.newBuilder().setPid(5).setProcessName("server"))));
        trace.addPacket(packet(1).setTrackDescriptor(TrackDescriptor.newBuilder().setUuid(11).setParentUuid(10)
                .setThread(ThreadDescriptor.newBuilder().setPid(5).setTid(6).setThreadName("worker"))));
        trace.addPacket(packet(2).setSequenceFlags(1).setClockSnapshot(ClockSnapshot.newBuilder()
                .addClocks(ClockSnapshot.Clock.newBuilder().setClockId(6).setTimestamp(1_000))
                .addClocks(ClockSnapshot.Clock.newBuilder().setClockId(64).setTimestamp(0).setIsIncremental(true)
                        .setUnitMultiplierNs(10)))
                .setTracePacketDefaults(TracePacketDefaults.newBuilder().setTimestampClockId(64)
                        .setTrackEventDefaults(TrackEventDefaults.newBuilder().setTrackUuid(11)))
                .setInternedData(InternedData.newBuilder()
                        .addEventNames(InternedName.newBuilder().setIid(1).setName("outer"))));
        trace.addPacket(event(2, 10, TrackEvent.Type.TYPE_SLICE_BEGIN).setTrackEvent(TrackEvent.newBuilder()
                .setType(TrackEvent.Type.TYPE_SLICE_BEGIN).setNameIid(1)));
        trace.addPacket(event(2, 90, TrackEvent.Type.TYPE_SLICE_END));
        trace.addPacket(packet(3).setTimestamp(1_300).setTrackEvent(TrackEvent.newBuilder()
                .setType(TrackEvent.Type.TYPE_SLICE_BEGIN).setTrackUuid(11).setName("inner")));
        trace.addPacket(packet(3).setTimestamp(1_500).setTrackEvent(TrackEvent.newBuilder()
                .setType(TrackEvent.Type.TYPE_SLICE_END).setTrackUuid(11)));
        OpenFile opened = open();
        Snapshot seen = opened.snapshot();
        Lane worker = lane(seen, "worker");
        assertThat(worker.kind()).isEqualTo(LaneKind.THREAD);
        assertThat(seen.laneName(worker.parent())).isEqualTo("server");
        assertThat(seen.lane(worker.parent()).pid()).isEqualTo(5);
        assertThat(slice(seen, worker, 0)).isEqualTo("outer 900");
        assertThat(slice(seen, worker, 1)).isEqualTo("inner 200");
    }

    @Test
    @DisplayName("counters, instants and tracks without descriptor are shown; what is no track event is counted")
    void others() throws Exception {
        trace.addPacket(packet(1).setTrackDescriptor(TrackDescriptor.newBuilder().setUuid(3).setName("memory")
                .setCounter(CounterDescriptor.newBuilder().setIsIncremental(true).setUnitMultiplier(1_024))));
        for (int i = 1; i <= 3; i++) {
            trace.addPacket(packet(1).setTimestamp(i * 10L).setTrackEvent(TrackEvent.newBuilder()
                    .setType(TrackEvent.Type.TYPE_COUNTER).setTrackUuid(3).setCounterValue(i)));
        }
        trace.addPacket(packet(1).setTimestamp(15).setTrackEvent(TrackEvent.newBuilder()
                .setType(TrackEvent.Type.TYPE_INSTANT).setTrackUuid(77).setName("now")));
        trace.addPacket(packet(1).setUnknownFields(UnknownFieldSet.newBuilder().addField(1, UnknownFieldSet.Field
                .newBuilder().addLengthDelimited(com.google.protobuf.ByteString.copyFromUtf8("kernel")).build())
                .build()));
        OpenFile opened = open();
        Snapshot seen = opened.snapshot();
        assertThat(seen.counters()).singleElement().satisfies(counter -> {
            assertThat(seen.name(counter.name())).isEqualTo("memory");
            assertThat(counter.value(2)).isEqualTo(6 * 1_024);
        });
        assertThat(seen.name(lane(seen, "track 77").markText(0))).isEqualTo("now");
        assertThat(opened.about().notices()).contains(Message.say("perfetto.kinds", Message.say("list",
                Message.say("perfetto.times", 1L, Message.say("perfetto.kind.ftrace")))));
    }

    @Test
    @DisplayName("events whose sequence has lost its state are left out, and a notice says how many")
    void lost() throws Exception {
        trace.addPacket(event(1, 5, TrackEvent.Type.TYPE_INSTANT).setSequenceFlags(2));
        trace.addPacket(packet(2).setTimestamp(6).setTrackEvent(TrackEvent.newBuilder()
                .setType(TrackEvent.Type.TYPE_INSTANT).setName("seen").setTrackUuid(9)));
        assertThat(open().about().notices()).contains(Message.say("perfetto.unread", 1L));
    }

    private OpenFile open() throws Exception {
        return Saved.open(Files.write(folder.resolve("foreign.pftrace"), trace.build().toByteArray()));
    }

    private static TracePacket.Builder packet(int sequence) {
        return TracePacket.newBuilder().setTrustedPacketSequenceId(sequence);
    }

    private static TracePacket.Builder event(int sequence, long time, TrackEvent.Type type) {
        return packet(sequence).setTimestamp(time).setSequenceFlags(2)
                .setTrackEvent(TrackEvent.newBuilder().setType(type));
    }

    private static Lane lane(Snapshot seen, String name) {
        for (int id = 1; id <= seen.lanes(); id++) {
            if (seen.laneName(id).equals(name)) {
                return seen.lane(id);
            }
        }
        throw new AssertionError("no lane " + name);
    }

    private static String slice(Snapshot seen, Lane lane, int depth) {
        Row row = lane.row(depth);
        assertThat(row.size()).isEqualTo(1);
        return seen.name(row.name(0)) + " " + (row.end(0) - row.start(0));
    }
}
