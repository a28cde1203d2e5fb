package dev.gantry.format.jfr;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jdk.jfr.consumer.RecordedThread;

import dev.gantry.format.DamagedFile;
import dev.gantry.format.assembly.Assembly;
import dev.gantry.format.assembly.Track;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;

/**
 * The lanes of a recording: one process, its threads, and its virtual threads in a group of their own. Those do not lie
 * in their carriers, because a recording does not tell when they were mounted, nor on which.
 */
final class Threads {
    /** A Java thread by the JVM's number, any other by the system's. */
    private record Key(Kind kind, long id) {}

    private enum Kind {
        JAVA, VIRTUAL, SYSTEM
    }

    private static final Key UNKNOWN = new Key(Kind.SYSTEM, Long.MIN_VALUE);
    private static final int AFTER_JAVA = 1;
    private static final int LAST = 2;

    private final Assembly assembly;
    private final Track process;
    private final Map<Key, Track> tracks = new HashMap<>();
    private Track virtual;

    Threads(Assembly assembly) throws DamagedFile {
        this.assembly = assembly;
        this.process = assembly.root(LaneKind.PROCESS, "JVM");
    }

    Track process() {
        return process;
    }

    boolean hasVirtual() {
        return virtual != null;
    }

    /** Whether some events told no thread that the file knows. */
    boolean hasUnknown() {
        return tracks.containsKey(UNKNOWN);
    }

    /** The lane of this thread; where the file does not know it (null), one for all those. */
    Track of(RecordedThread thread) throws DamagedFile {
        Key key = key(thread);
        Track known = tracks.get(key);
        if (known == null) {
            known = made(thread, key.kind);
            tracks.put(key, known);
        }
        return known;
    }

    /** The thread began; of one that the file does not know this says nothing. */
    void opened(RecordedThread thread, long time) throws DamagedFile {
        if (thread != null) {
            of(thread).opened(time);
        }
    }

    /** The thread ended; of one that the file does not know this says nothing. */
    void closed(RecordedThread thread, long time) throws DamagedFile {
        if (thread != null) {
            of(thread).closed(time);
        }
    }

    /** The lanes of threads that run Java, virtual ones too: those that a safepoint stops. */
    List<Track> java() {
        return tracks.entrySet().stream().filter(each -> each.getKey().kind != Kind.SYSTEM).map(Map.Entry::getValue)
                .toList();
    }

    /**
     * Says how long lanes lived of which no event tells: where the recorder was to tell of every beginning it was there
     * before the recording, else its first event is the first that is known of it; and the same for its end.
     */
    void live(LeftOut settings) {
        tracks.forEach((key, track) -> {
            String type = key.kind == Kind.VIRTUAL ? "jdk.VirtualThread" : "jdk.Thread";
            boolean isTold = key.kind != Kind.SYSTEM;
            track.lived(!isTold || !settings.has(type + "Start"), !isTold || !settings.has(type + "End"));
            if (key.kind == Kind.VIRTUAL) {
                virtual.holdsFrom(track);
            }
        });
    }

    private static Key key(RecordedThread thread) {
        if (thread == null) {
            return UNKNOWN;
        }
        long id = thread.getJavaThreadId();
        return id > 0
                ? new Key(thread.isVirtual() ? Kind.VIRTUAL : Kind.JAVA, id)
                : new Key(Kind.SYSTEM, thread.getOSThreadId());
    }

    private Track made(RecordedThread thread, Kind kind) throws DamagedFile {
        if (thread == null) {
            return assembly.part(process, LaneKind.THREAD, "(thread unknown)");
        }
        boolean isVirtual = kind == Kind.VIRTUAL;
        String java = thread.getJavaName();
        String system = thread.getOSName();
        String name = java != null && !java.isEmpty()
                ? java
                : isVirtual
                        ? "virtual thread " + thread.getJavaThreadId()
                        : system != null && !system.isEmpty() ? system : "thread " + thread.getOSThreadId();
        LaneKind shown = isVirtual ? LaneKind.VIRTUAL_THREAD : LaneKind.THREAD;
        Track made = assembly.part(isVirtual ? virtual() : process, shown, name);
        made.kind(shown, LaneRole.PARTLY_SEEN);
        made.order(kind == Kind.SYSTEM ? LAST : 0);
        return made;
    }

    private Track virtual() throws DamagedFile {
        if (virtual == null) {
            virtual = assembly.part(process, LaneKind.THREAD, "virtual threads");
            virtual.kind(LaneKind.THREAD, LaneRole.GROUP);
            virtual.order(AFTER_JAVA);
        }
        return virtual;
    }
}
