package dev.gantry.format.perfetto;

import java.util.HashMap;
import java.util.Map;

import dev.gantry.format.DamagedFile;
import dev.gantry.format.assembly.Assembly;
import dev.gantry.format.assembly.Track;
import dev.gantry.format.perfetto.proto.ProcessDescriptor;
import dev.gantry.format.perfetto.proto.ThreadDescriptor;
import dev.gantry.format.perfetto.proto.TrackDescriptor;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.message.Beginning;

/**
 * The lanes of another program's trace. Tracks of threads lie in their process, other tracks in what holds them; one
 * whose descriptor has not come (yet) lies in a process of its own.
 */
final class ForeignPlaces {
    private static final int MOST_TEXT = 500;

    private record Key(String kind, long pid, long id) {}

    private final Assembly assembly;
    private final PacketTexts texts;
    private final Map<Long, ForeignTrack> tracks = new HashMap<>();
    private final Map<Integer, Track> processes = new HashMap<>();
    private final Map<Key, ForeignTrack> keyed = new HashMap<>();
    private Track stray;

    ForeignPlaces(Assembly assembly, PacketTexts texts) {
        this.assembly = assembly;
        this.texts = texts;
    }

    /** The track with this number; 0 is the one of the whole trace. */
    ForeignTrack track(long uuid) throws DamagedFile {
        ForeignTrack known = tracks.get(uuid);
        if (known == null) {
            known = lane(stray(), uuid == 0 ? "trace" : "track " + Long.toUnsignedString(uuid));
            tracks.put(uuid, known);
        }
        return known;
    }

    ForeignTrack thread(int pid, int tid) throws DamagedFile {
        Key key = new Key("thread", pid, tid);
        ForeignTrack known = keyed.get(key);
        if (known == null) {
            known = lane(process(pid), "thread " + tid);
            known.pid = pid;
            keyed.put(key, known);
        }
        return known;
    }

    /** Where work lies that no thread holds. */
    Track async(int pid) throws DamagedFile {
        Key key = new Key("async", pid, 0);
        ForeignTrack known = keyed.get(key);
        if (known == null) {
            known = lane(process(pid), "(async)");
            known.lane.order(Long.MAX_VALUE);
            keyed.put(key, known);
        }
        return known.lane;
    }

    void describe(TrackDescriptor descriptor) throws DamagedFile {
        ForeignTrack track = tracks.get(descriptor.getUuid());
        if (descriptor.hasProcess()) {
            describe(descriptor.getProcess());
            if (track == null) {
                Track lane = process(descriptor.getProcess().getPid());
                tracks.put(descriptor.getUuid(), track = new ForeignTrack(lane, lane));
            }
            track.pid = descriptor.getProcess().getPid();
        } else if (descriptor.hasThread()) {
            ThreadDescriptor thread = descriptor.getThread();
            ForeignTrack same = thread(thread.getPid(), thread.getTid());
            if (track == null) {
                tracks.put(descriptor.getUuid(), track = same);
            } else {
                settle(track, process(thread.getPid()));
            }
            if (thread.hasThreadName()) {
                called(track, texts.counted(thread.getThreadName(), thread::getThreadNameBytes));
            }
        } else if (descriptor.hasParentUuid() && descriptor.getParentUuid() != 0) {
            ForeignTrack parent = track(descriptor.getParentUuid());
            track = descriptor.hasCounter()
                    ? counter(descriptor, track, parent.lane, parent.holder)
                    : below(descriptor, track, parent);
        } else if (descriptor.hasCounter()) {
            track = counter(descriptor, track, stray(), stray());
        } else {
            track = track(descriptor.getUuid());
        }
        boolean first = !track.described;
        track.described = true;
        if (descriptor.hasName() || descriptor.hasStaticName()) {
            String name = descriptor.hasName()
                    ? texts.counted(descriptor.getName(), descriptor::getNameBytes)
                    : texts.counted(descriptor.getStaticName(), descriptor::getStaticNameBytes);
            if (track.isCounter) {
                track.name = cut(name);
            } else if (!descriptor.hasProcess()) {
                called(track, name);
            }
        } else if (first && !track.isCounter && !descriptor.hasProcess() && !descriptor.hasThread()) {
            track.nameless = true;
        }
    }

    /** Calls a track whose descriptor had no name by its first event that has one. */
    static void calledBy(ForeignTrack track, String event) {
        if (track.nameless && !event.isEmpty()) {
            called(track, event);
        }
    }

    void describe(ProcessDescriptor process) throws DamagedFile {
        String name = process.hasProcessName() || process.getCmdlineCount() == 0
                ? texts.counted(process.getProcessName(), process::getProcessNameBytes)
                : texts.counted(process.getCmdline(0), () -> process.getCmdlineBytes(0));
        if (!name.isEmpty()) {
            process(process.getPid()).name(cut(name));
        }
    }

    void describe(ThreadDescriptor thread) throws DamagedFile {
        ForeignTrack track = thread(thread.getPid(), thread.getTid());
        if (thread.hasThreadName()) {
            called(track, texts.counted(thread.getThreadName(), thread::getThreadNameBytes));
        }
    }

    private ForeignTrack counter(TrackDescriptor descriptor, ForeignTrack known, Track of, Track holder) {
        ForeignTrack track = known == null ? new ForeignTrack(of, holder) : known;
        tracks.put(descriptor.getUuid(), track);
        track.counter(descriptor.getCounter());
        return track;
    }

    /** A track below another: in the same process, since what holds it may not hold it in time. */
    private ForeignTrack below(TrackDescriptor descriptor, ForeignTrack known, ForeignTrack parent) throws DamagedFile {
        Track holder = parent.holder;
        if (known != null) {
            settle(known, holder);
            return known;
        }
        ForeignTrack made = lane(holder, parent.name);
        made.lane.kind(LaneKind.THREAD, LaneRole.PARTLY_SEEN);
        made.pid = parent.pid;
        tracks.put(descriptor.getUuid(), made);
        return made;
    }

    private void settle(ForeignTrack track, Track holder) throws DamagedFile {
        assembly.move(track.lane, track.holder, holder);
        track.holder = holder;
    }

    Track process(int pid) throws DamagedFile {
        Track known = processes.get(pid);
        if (known == null) {
            known = assembly.root(LaneKind.PROCESS, "process " + pid);
            known.systemId(pid);
            processes.put(pid, known);
        }
        return known;
    }

    private Track stray() throws DamagedFile {
        if (stray == null) {
            stray = assembly.root(LaneKind.PROCESS, "(no process)");
        }
        return stray;
    }

    private ForeignTrack lane(Track holder, String name) throws DamagedFile {
        return new ForeignTrack(assembly.part(holder, LaneKind.THREAD, name), holder);
    }

    private static void called(ForeignTrack track, String name) {
        track.name = cut(name);
        track.nameless = false;
        track.lane.name(track.name);
    }

    private static String cut(String name) {
        return Beginning.of(name, MOST_TEXT);
    }
}
