package dev.gantry.format.perfetto;

import dev.gantry.format.perfetto.proto.CounterDescriptor;
import dev.gantry.format.perfetto.proto.CounterFacts;
import dev.gantry.format.perfetto.proto.ExecutorFacts;
import dev.gantry.format.perfetto.proto.Extension;
import dev.gantry.format.perfetto.proto.LaneFacts;
import dev.gantry.format.perfetto.proto.LineFacts;
import dev.gantry.format.perfetto.proto.ProcessDescriptor;
import dev.gantry.format.perfetto.proto.ThreadDescriptor;
import dev.gantry.format.perfetto.proto.TracePacket;
import dev.gantry.format.perfetto.proto.TrackDescriptor;
import dev.gantry.trace.ExecutorEntry;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.counter.Counter;

/**
 * Track descriptor packets: a process, a thread, a coroutine below the lane that holds it, a counter below its lane. A
 * trace knows no thread ids of the system, so threads get numbers above all that a system gives; so do processes whose
 * id is not known.
 */
final class Tracks {
    private static final int FIRST_THREAD = 1 << 22;
    private static final int FIRST_PROCESS = 1 << 29;

    private Tracks() {}

    static TracePacket ofLane(Snapshot snapshot, Lane lane) {
        LaneFacts.Builder facts = LaneFacts.newBuilder().setId(lane.id()).setParent(lane.parent())
                .setKind(lane.kind().id()).setRole(lane.role().id()).setPid(lane.pid());
        if (lane.pid() == 0) {
            lane.systemId().ifPresent(facts::setSystemId);
        }
        return packet().setTimestamp(lane.opened()).setTrackDescriptor(track(snapshot, lane))
                .setGantry(Extension.newBuilder().setLane(facts)).build();
    }

    /** A lane got its name after its track was described, or another one. */
    static TracePacket ofName(Snapshot snapshot, Lane lane) {
        return ofPid(lane).toBuilder().setTrackDescriptor(track(snapshot, lane)).build();
    }

    private static TrackDescriptor.Builder track(Snapshot snapshot, Lane lane) {
        String name = snapshot.name(lane.name());
        TrackDescriptor.Builder track = TrackDescriptor.newBuilder()
                .setUuid(PacketWords.track(lane.id(), PacketWords.LANE_TRACK))
                .setName(name);
        if (lane.kind() == LaneKind.PROCESS) {
            track.setProcess(ProcessDescriptor.newBuilder().setPid(pid(snapshot, lane)).setProcessName(name));
        } else if (lane.kind() == LaneKind.THREAD) {
            track.setThread(ThreadDescriptor.newBuilder().setPid(pid(snapshot, lane)).setTid(FIRST_THREAD + lane.id())
                    .setThreadName(name));
        } else {
            track.setSiblingOrderRank(lane.id());
        }
        if (lane.parent() != 0) {
            track.setParentUuid(PacketWords.track(lane.parent(), PacketWords.LANE_TRACK));
        }
        return track.setChildOrdering(TrackDescriptor.ChildTracksOrdering.EXPLICIT);
    }

    /** A process's id became known after its track was described. */
    static TracePacket ofPid(Lane lane) {
        return packet().setGantry(Extension.newBuilder().setLane(LaneFacts.newBuilder().setId(lane.id())
                .setPid(lane.pid()))).build();
    }

    static TracePacket ofEnd(Lane lane) {
        return packet().setTimestamp(lane.closed()).setGantry(Extension.newBuilder().setLaneClosed(lane.id())).build();
    }

    static TracePacket ofQueue(ExecutorEntry executor) {
        return counter(executor.id(), PacketWords.QUEUE_TRACK, executor.lane(), executor.name() + " queue")
                .setGantry(Extension
                        .newBuilder()
                        .setExecutor(ExecutorFacts.newBuilder().setId(executor.id()).setName(executor.name())
                                .setLane(executor
                                        .lane())))
                .build();
    }

    static TracePacket ofCounter(Snapshot snapshot, Counter counter, int number) {
        String name = snapshot.name(counter.name());
        return counter(number, PacketWords.COUNTER_TRACK, counter.lane(), name).setGantry(Extension.newBuilder()
                .setCounter(CounterFacts.newBuilder().setLane(counter.lane()).setName(name).setReal(counter.isReal())))
                .build();
    }

    /** The program is at this line, an interned string, 0 for none that is known. */
    static TracePacket ofLine(int lane, long time, long text) {
        return packet().setTimestamp(time).setGantry(
                Extension.newBuilder().setLine(LineFacts.newBuilder().setLane(lane).setText(text))).build();
    }

    private static TracePacket.Builder counter(int number, int kind, int lane, String name) {
        TrackDescriptor.Builder track = TrackDescriptor.newBuilder().setUuid(PacketWords.track(number, kind))
                .setName(name)
                .setCounter(CounterDescriptor.getDefaultInstance());
        if (lane != 0) {
            track.setParentUuid(PacketWords.track(lane, PacketWords.LANE_TRACK));
        }
        return packet().setTrackDescriptor(track);
    }

    private static TracePacket.Builder packet() {
        return TracePacket.newBuilder().setTrustedPacketSequenceId(PacketWords.SEQUENCE);
    }

    /** The id of the process that holds the lane. */
    private static int pid(Snapshot snapshot, Lane lane) {
        Lane process = lane;
        while (process.kind() != LaneKind.PROCESS && snapshot.lane(process.parent()) != null) {
            process = snapshot.lane(process.parent());
        }
        return process.pid() > 0 && process.pid() < FIRST_PROCESS ? (int) process.pid() : FIRST_PROCESS + process.id();
    }
}
