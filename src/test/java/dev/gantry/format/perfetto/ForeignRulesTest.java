package dev.gantry.format.perfetto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.format.Described;
import dev.gantry.format.perfetto.proto.ClockSnapshot;
import dev.gantry.format.perfetto.proto.CounterDescriptor;
import dev.gantry.format.perfetto.proto.ProcessDescriptor;
import dev.gantry.format.perfetto.proto.ThreadDescriptor;
import dev.gantry.format.perfetto.proto.Trace;
import dev.gantry.format.perfetto.proto.TracePacket;
import dev.gantry.format.perfetto.proto.TracePacketDefaults;
import dev.gantry.format.perfetto.proto.TrackDescriptor;
import dev.gantry.format.perfetto.proto.TrackEvent;
import dev.gantry.format.perfetto.proto.TrackEvent.LegacyEvent;
import dev.gantry.format.perfetto.proto.TrackEventDefaults;

/** The fields of the public format, one by one, as trace_processor understands them. */
class ForeignRulesTest {
    private static final TrackEvent.Type BEGIN = TrackEvent.Type.TYPE_SLICE_BEGIN;
    private static final TrackEvent.Type END = TrackEvent.Type.TYPE_SLICE_END;

    @TempDir
    private Path folder;

    private final Trace.Builder trace = Trace.newBuilder();

    private Described open() throws Exception {
        return Described.of(Files.write(folder.resolve("foreign.pftrace"), trace.build().toByteArray()));
    }

    private static TracePacket.Builder packet(int sequence) {
        return TracePacket.newBuilder().setTrustedPacketSequenceId(sequence);
    }

    private void thread(int sequence, long uuid, int pid, int tid) {
        trace.addPacket(packet(sequence).setSequenceFlags(1).setTrackDescriptor(TrackDescriptor.newBuilder()
                .setUuid(uuid).setThread(ThreadDescriptor.newBuilder().setPid(pid).setTid(tid)
                        .setThreadName("t" + tid)))
                .setTracePacketDefaults(TracePacketDefaults.newBuilder()
                        .setTrackEventDefaults(TrackEventDefaults.newBuilder().setTrackUuid(uuid))));
    }

    private static TrackEvent.Builder event(TrackEvent.Type type, String name) {
        return TrackEvent.newBuilder().setType(type).setName(name);
    }

    private void at(int sequence, long time, TrackEvent.Builder event) {
        trace.addPacket(packet(sequence).setTimestamp(time).setTrackEvent(event));
    }

    private void legacy(int sequence, long time, String name, LegacyEvent.Builder event) {
        at(sequence, time, TrackEvent.newBuilder().setName(name).addCategories("cat").setLegacyEvent(event));
    }

    private static LegacyEvent.Builder phase(char phase) {
        return LegacyEvent.newBuilder().setPhase(phase);
    }

    @Test
    @DisplayName("an event that ends a chain is reached by it, and the id begins a new one after that")
    void terminatingFlows() throws Exception {
        thread(1, 1, 1, 1);
        thread(2, 2, 1, 2);
        for (int i = 0; i < 2; i++) {
            at(1, 10 + 100 * i, event(BEGIN, "from").addFlowIds(7));
            at(1, 20 + 100 * i, TrackEvent.newBuilder().setType(END));
            at(2, 30 + 100 * i, event(BEGIN, "to").addTerminatingFlowIds(7));
            at(2, 40 + 100 * i, TrackEvent.newBuilder().setType(END));
        }
        assertThat(open().tasks()).containsExactly("to: process 1 > t1 at 0 to process 1 > t2 at 20, succeeded",
                "to: process 1 > t1 at 100 to process 1 > t2 at 120, succeeded");
    }

    @Test
    @DisplayName("an event may have several chains, by the old numbers too, whichever packet comes first")
    void severalFlows() throws Exception {
        thread(1, 1, 1, 1);
        thread(2, 2, 1, 2);
        thread(3, 3, 1, 3);
        at(2, 30, event(BEGIN, "one").addTerminatingFlowIdsOld(1));
        at(2, 40, TrackEvent.newBuilder().setType(END));
        at(3, 50, event(BEGIN, "two").addFlowIds(2));
        at(3, 60, TrackEvent.newBuilder().setType(END));
        at(1, 10, event(BEGIN, "from").addFlowIdsOld(1).addFlowIds(2));
        at(1, 20, TrackEvent.newBuilder().setType(END));
        assertThat(open().tasks()).containsExactly("one: process 1 > t1 at 0 to process 1 > t2 at 20, succeeded",
                "two: process 1 > t1 at 0 to process 1 > t3 at 40, succeeded");
    }

    @Test
    @DisplayName("local ids are their process's, the others the whole trace's")
    void asyncIds() throws Exception {
        thread(1, 1, 10, 11);
        thread(2, 2, 20, 21);
        legacy(1, 1_000, "load", phase('b').setLocalId(5));
        legacy(2, 2_000, "load", phase('b').setLocalId(5));
        legacy(1, 4_000, "load", phase('e').setLocalId(5));
        legacy(2, 9_000, "load", phase('e').setLocalId(5));
        legacy(1, 10_000, "global", phase('b').setGlobalId(5));
        legacy(2, 11_000, "global", phase('e').setGlobalId(5));
        legacy(1, 12_000, "scoped", phase('b').setUnscopedId(5).setIdScope("a"));
        legacy(1, 13_000, "scoped", phase('e').setUnscopedId(5).setIdScope("b"));
        Described opened = open();
        assertThat(opened.slices("process 10 > (async)")).contains("0 running load 0-3000",
                "0 running global 9000-10000");
        assertThat(opened.slices("process 20 > (async)")).containsExactly("0 running load 1000-8000");
        assertThat(opened.notices()).anyMatch(text -> text.startsWith("1 end of a slice has no beginning"));
        assertThat(opened.lanes()).noneMatch(lane -> lane.startsWith("process 0"));
    }

    @Test
    @DisplayName("the arrows of legacy events, in both forms")
    void legacyFlows() throws Exception {
        thread(1, 1, 1, 1);
        thread(2, 2, 1, 2);
        at(1, 10, event(BEGIN, "from"));
        legacy(1, 15, "arrow", phase('s').setUnscopedId(3));
        at(1, 20, TrackEvent.newBuilder().setType(END));
        at(2, 30, event(BEGIN, "to"));
        legacy(2, 35, "arrow", phase('f').setUnscopedId(3).setBindToEnclosing(true));
        at(2, 40, TrackEvent.newBuilder().setType(END));
        legacy(1, 50_000, "out", phase('X').setDurationUs(1).setBindId(9)
                .setFlowDirection(LegacyEvent.FlowDirection.FLOW_OUT));
        legacy(2, 60_000, "in", phase('X').setDurationUs(1).setBindId(9)
                .setFlowDirection(LegacyEvent.FlowDirection.FLOW_IN));
        assertThat(open().tasks()).containsExactly("to: process 1 > t1 at 5 to process 1 > t2 at 20, succeeded",
                "in: process 1 > t1 at 49990 to process 1 > t2 at 59990, succeeded");
    }

    @Test
    @DisplayName("legacy instants are marks; phases and types that are not shown are told by their names")
    void legacyPhases() throws Exception {
        thread(1, 1, 1, 1);
        legacy(1, 10, "navStart", phase('R'));
        legacy(1, 20, "here", phase('I').setInstantEventScope(LegacyEvent.InstantEventScope.SCOPE_PROCESS));
        legacy(1, 30, "step", phase('T').setUnscopedId(1));
        legacy(1, 40, "object", phase('N'));
        trace.addPacket(packet(1).setTimestamp(50).setTrackEvent(TrackEvent.newBuilder().setTrackUuid(1)));
        Described opened = open();
        assertThat(opened.marks("process 1 > t1")).containsExactly("0 navStart");
        assertThat(opened.marks("process 1")).containsExactly("10 here");
        assertThat(opened.marks("process 1 > (async)")).containsExactly("20 step");
        assertThat(opened.notices()).contains("Events of these phases are not shown: N (1).",
                "Track events of these types are not shown: TYPE_UNSPECIFIED (1).");
    }

    @Test
    @DisplayName("values of other counters, on the tracks that the sequence or the event names")
    void extraCounters() throws Exception {
        thread(1, 1, 1, 1);
        trace.addPacket(packet(1).setTrackDescriptor(TrackDescriptor.newBuilder().setUuid(9).setParentUuid(1)
                .setCounter(CounterDescriptor.newBuilder()
                        .setType(CounterDescriptor.BuiltinCounterType.COUNTER_THREAD_TIME_NS)
                        .setUnitMultiplier(1_000).setIsIncremental(true))));
        trace.addPacket(packet(1).setTrackDescriptor(TrackDescriptor.newBuilder().setUuid(8).setParentUuid(1)
                .setName("load").setCounter(CounterDescriptor.newBuilder())));
        trace.addPacket(packet(1).setTracePacketDefaults(TracePacketDefaults.newBuilder().setTrackEventDefaults(
                TrackEventDefaults.newBuilder().setTrackUuid(1).addExtraCounterTrackUuids(9))));
        at(1, 10, event(BEGIN, "x").addExtraCounterValues(5).addExtraDoubleCounterTrackUuids(8)
                .addExtraDoubleCounterValues(3));
        at(1, 20, TrackEvent.newBuilder().setType(END).addExtraCounterValues(7));
        assertThat(open().counters()).containsExactlyInAnyOrder("process 1 > t1 thread_time: 5000, 12000",
                "process 1 > t1 load: 3");
    }

    @Test
    @DisplayName("a track without a name is called as its first event")
    void namelessTracks() throws Exception {
        trace.addPacket(packet(1).setSequenceFlags(1).setTrackDescriptor(TrackDescriptor.newBuilder().setUuid(1)
                .setProcess(ProcessDescriptor.newBuilder().setPid(4).setProcessName("server"))));
        trace.addPacket(packet(1).setTrackDescriptor(TrackDescriptor.newBuilder().setUuid(2).setParentUuid(1)));
        at(1, 10, event(BEGIN, "request").setTrackUuid(2));
        at(1, 20, TrackEvent.newBuilder().setType(END).setTrackUuid(2));
        at(1, 30, event(BEGIN, "later").setTrackUuid(2));
        at(1, 40, TrackEvent.newBuilder().setType(END).setTrackUuid(2));
        assertThat(open().lanes()).contains("server > request");
    }

    @Test
    @DisplayName("a clock that is compared only with another than the trace's is found through that")
    void clocksThroughOthers() throws Exception {
        thread(1, 1, 1, 1);
        trace.addPacket(packet(1).setClockSnapshot(ClockSnapshot.newBuilder()
                .addClocks(ClockSnapshot.Clock.newBuilder().setClockId(6).setTimestamp(1_000))
                .addClocks(ClockSnapshot.Clock.newBuilder().setClockId(3).setTimestamp(200))));
        trace.addPacket(packet(1).setClockSnapshot(ClockSnapshot.newBuilder()
                .addClocks(ClockSnapshot.Clock.newBuilder().setClockId(3).setTimestamp(300))
                .addClocks(ClockSnapshot.Clock.newBuilder().setClockId(64).setTimestamp(0))));
        at(1, 1_000, event(TrackEvent.Type.TYPE_INSTANT, "zero"));
        trace.addPacket(packet(1).setTimestamp(5).setTimestampClockId(64)
                .setTrackEvent(event(TrackEvent.Type.TYPE_INSTANT, "later")));
        assertThat(open().marks("process 1 > t1")).containsExactly("0 zero", "105 later");
    }
}
