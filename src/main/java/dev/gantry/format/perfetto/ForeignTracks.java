package dev.gantry.format.perfetto;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.gantry.format.DamagedFile;
import dev.gantry.format.Opening;
import dev.gantry.format.perfetto.proto.ClockSnapshot;
import dev.gantry.format.perfetto.proto.InternedData;
import dev.gantry.format.perfetto.proto.ProcessDescriptor;
import dev.gantry.format.perfetto.proto.ThreadDescriptor;
import dev.gantry.format.perfetto.proto.TracePacketDefaults;
import dev.gantry.format.perfetto.proto.TrackDescriptor;
import dev.gantry.format.perfetto.proto.TrackEvent;
import dev.gantry.format.perfetto.proto.TrackEvent.LegacyEvent;

/**
 * Takes the track events of other programs. Their packets come in any order, sequence by sequence, so events are kept by
 * track until the file is read, and only then put into the trace in order of time. What is no track event is counted.
 */
final class ForeignTracks implements PacketSink {
    private final Opening opening;
    private final Map<Integer, Sequence> sequences = new HashMap<>();
    private final Map<Long, Track> tracks = new LinkedHashMap<>();
    private final Map<Integer, Long> foreign = new TreeMap<>();
    private final Clocks clocks = new Clocks();
    private int events;
    private long unread;
    private long untold;
    private long drops;

    ForeignTracks(Opening opening) {
        this.opening = opening;
    }

    @Override
    public void take(Packet packet) throws IOException {
        Sequence sequence = sequences.get(packet.sequence);
        if (sequence == null) {
            if (sequences.size() > opening.limits().lanes()) {
                throw DamagedFile.beyond(opening.reached(), "sequence number %,d".formatted(sequences.size()));
            }
            sequence = new Sequence(packet.sequence);
            sequences.put(packet.sequence, sequence);
        }
        if (packet.dropped && sequence.begun) {
            drops++;
            sequence.orderly = false;
        }
        sequence.begun = true;
        if ((packet.flags & Words.CLEARED) != 0) {
            sequence.clear();
        }
        describe(packet, sequence);
        if (packet.foreign != 0) {
            foreign.merge(packet.foreign, 1L, Long::sum);
        }
        if (packet.event) {
            if ((packet.flags & Words.NEEDS_STATE) != 0 && !sequence.orderly) {
                unread++;
            } else {
                event(packet, sequence);
            }
        }
    }

    @Override
    public void finish() throws IOException {
        new TrackLanes(opening, tracks).build();
        if (unread > 0) {
            opening.notice("%,d events could not be understood: what they refer to was lost when this trace was recorded."
                    .formatted(unread));
        }
        if (untold > 0) {
            opening.notice("%,d events of old kinds are not shown.".formatted(untold));
        }
        if (drops > 0) {
            opening.notice("This trace lost packets at %,d places when it was recorded.".formatted(drops));
        }
        ForeignKinds.notice(foreign).ifPresent(opening::notice);
    }

    private void describe(Packet packet, Sequence sequence) throws IOException {
        if (packet.defaults.isThere()) {
            TracePacketDefaults defaults = TracePacketDefaults.parseFrom(packet.message(packet.defaults));
            sequence.clock = defaults.getTimestampClockId();
            if (defaults.getTrackEventDefaults().hasTrackUuid()) {
                sequence.track = defaults.getTrackEventDefaults().getTrackUuid();
                sequence.tracked = true;
            }
        }
        if (packet.clocks.isThere()) {
            clocks.take(ClockSnapshot.parseFrom(packet.message(packet.clocks)), packet.sequence);
        }
        if (packet.interned.isThere()) {
            sequence.learn(InternedData.parseFrom(packet.message(packet.interned)), opening);
        }
        if (packet.descriptor.isThere()) {
            TrackDescriptor track = TrackDescriptor.parseFrom(packet.message(packet.descriptor));
            track(track.getUuid()).describe(track);
        }
        if (packet.process.isThere()) {
            ProcessDescriptor process = ProcessDescriptor.parseFrom(packet.message(packet.process));
            track(Track.processKey(process.getPid())).describe(process);
        }
        if (packet.thread.isThere()) {
            ThreadDescriptor thread = ThreadDescriptor.parseFrom(packet.message(packet.thread));
            long key = Track.threadKey(thread.getPid(), thread.getTid());
            track(key).describe(thread);
            sequence.thread(thread, key);
        }
    }

    private void event(Packet packet, Sequence sequence) throws IOException {
        long time = time(packet, sequence);
        long uuid = packet.tracked ? packet.track : sequence.tracked ? sequence.track : 0;
        int name = packet.ownName.isThere() ? opening.name(packet.text(packet.ownName)) : sequence.name(packet.name);
        switch (packet.type) {
            case TrackEvent.Type.TYPE_SLICE_BEGIN_VALUE -> add(track(uuid), time, Track.BEGIN, name, 0);
            case TrackEvent.Type.TYPE_SLICE_END_VALUE -> add(track(uuid), time, Track.END, name, 0);
            case TrackEvent.Type.TYPE_INSTANT_VALUE -> add(track(uuid), time, Track.INSTANT, name, 0);
            case TrackEvent.Type.TYPE_COUNTER_VALUE -> {
                Track track = track(uuid);
                add(track, time, Track.COUNTER, name, track.value(packet));
            }
            default -> {
                if (packet.legacy.isThere()) {
                    legacy(LegacyEvent.parseFrom(packet.message(packet.legacy)), sequence, uuid, time, name);
                } else {
                    untold++;
                }
            }
        }
    }

    private void legacy(LegacyEvent event, Sequence sequence, long uuid, long time, int name) throws IOException {
        int called = name != 0 ? name : sequence.name(event.getNameIid());
        long own = uuid;
        if (event.hasTidOverride() || event.hasPidOverride()) {
            int pid = event.hasPidOverride() ? event.getPidOverride() : sequence.pid;
            int tid = event.hasTidOverride() ? event.getTidOverride() : sequence.tid;
            own = Track.threadKey(pid, tid);
            track(own).ofThread(pid, tid);
        }
        switch ((char) event.getPhase()) {
            case 'B' -> add(track(own), time, Track.BEGIN, called, 0);
            case 'E' -> add(track(own), time, Track.END, called, 0);
            case 'X' -> add(track(own), time, Track.COMPLETE, called, Math.max(0, event.getDurationUs()) * 1_000);
            case 'I', 'i' -> add(track(own), time, Track.INSTANT, called, 0);
            case 'b', 'S' -> add(async(event, sequence, called), time, Track.BEGIN, called, 0);
            case 'e', 'F' -> add(async(event, sequence, called), time, Track.END, called, 0);
            case 'n' -> add(async(event, sequence, called), time, Track.INSTANT, called, 0);
            default -> untold++;
        }
    }

    private Track async(LegacyEvent event, Sequence sequence, int name) throws IOException {
        long id = event.hasUnscopedId()
                ? event.getUnscopedId()
                : event.hasLocalId() ? event.getLocalId() : event.getGlobalId();
        Track track = track(Track.asyncKey(sequence.pid, id));
        track.ofAsync(sequence.pid, name);
        return track;
    }

    private void add(Track track, long time, int type, int name, long value) throws IOException {
        if (++events > opening.limits().events()) {
            throw DamagedFile.beyond(opening.reached(), "event number %,d".formatted(events));
        }
        track.add(time, type, name, value);
    }

    private Track track(long uuid) throws IOException {
        Track track = tracks.get(uuid);
        if (track == null) {
            if (tracks.size() >= opening.limits().lanes()) {
                throw DamagedFile.beyond(opening.reached(), "track number %,d".formatted(tracks.size() + 1));
            }
            track = new Track(uuid);
            tracks.put(uuid, track);
        }
        return track;
    }

    private long time(Packet packet, Sequence sequence) {
        if (packet.hasAbsolute) {
            return packet.absolute * 1_000;
        }
        if (packet.hasDelta) {
            sequence.reference += packet.delta;
            return sequence.reference * 1_000;
        }
        int clock = packet.clock != 0 ? packet.clock : sequence.clock;
        return clocks.time(packet.time, clock, packet.sequence);
    }

    /** What is known of a sequence of packets until its writer says that it begins anew. */
    private static final class Sequence {
        private static final int MOST_NAMES = 1 << 20;

        private final Map<Long, Integer> names = new HashMap<>();
        private final int id;
        private boolean begun;
        private boolean orderly;
        private int clock;
        private long track;
        private boolean tracked;
        private int pid;
        private int tid;
        private long reference;

        private Sequence(int id) {
            this.id = id;
        }

        void clear() {
            orderly = true;
            names.clear();
            clock = 0;
            tracked = false;
        }

        void learn(InternedData data, Opening opening) {
            data.getEventNamesList().forEach(name -> {
                if (names.size() < MOST_NAMES) {
                    names.put(name.getIid(), opening.name(name.getName()));
                }
            });
        }

        int name(long iid) {
            return iid == 0 ? 0 : names.getOrDefault(iid, 0);
        }

        void thread(ThreadDescriptor thread, long key) {
            pid = thread.getPid();
            tid = thread.getTid();
            reference = thread.getReferenceTimestampUs();
            track = key;
            tracked = id != 0;
        }
    }
}
