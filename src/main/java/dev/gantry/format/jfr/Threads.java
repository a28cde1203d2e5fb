package dev.gantry.format.jfr;

import java.util.HashMap;
import java.util.Map;

import jdk.jfr.consumer.RecordedThread;

import dev.gantry.format.DamagedFile;
import dev.gantry.format.assembly.Assembly;
import dev.gantry.format.assembly.Track;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;

/**
 * The lanes of a recording: one process, its threads, and below them its virtual threads. Those lie in the process and
 * not in their carriers, because a recording does not tell which carrier they were on.
 */
final class Threads {
    /** A Java thread by the JVM's number, any other by the system's. */
    private record Key(boolean java, long id) {}

    private static final Key UNKNOWN = new Key(false, Long.MIN_VALUE);

    private final Assembly assembly;
    private final Track process;
    private final Map<Key, Track> tracks = new HashMap<>();
    private boolean virtual;

    Threads(Assembly assembly) throws DamagedFile {
        this.assembly = assembly;
        this.process = assembly.root(LaneKind.PROCESS, "JVM");
    }

    Track process() {
        return process;
    }

    boolean hasVirtual() {
        return virtual;
    }

    /** Whether some events told no thread that the file knows. */
    boolean hasUnknown() {
        return tracks.containsKey(UNKNOWN);
    }

    /** The lane of this thread; where the file does not know it (null), one for all those. */
    Track of(RecordedThread thread) throws DamagedFile {
        Key key = thread == null
                ? UNKNOWN
                : thread.getJavaThreadId() > 0
                        ? new Key(true, thread.getJavaThreadId())
                        : new Key(false, thread.getOSThreadId());
        Track known = tracks.get(key);
        if (known == null) {
            known = made(thread);
            tracks.put(key, known);
        }
        return known;
    }

    private Track made(RecordedThread thread) throws DamagedFile {
        if (thread == null) {
            return assembly.part(process, LaneKind.THREAD, "(thread unknown)");
        }
        boolean isVirtual = thread.isVirtual();
        String java = thread.getJavaName();
        String system = thread.getOSName();
        boolean isJava = thread.getJavaThreadId() > 0;
        String name = java != null && !java.isEmpty()
                ? java
                : isVirtual
                        ? "virtual thread " + thread.getJavaThreadId()
                        : system != null && !system.isEmpty() ? system : "thread " + thread.getOSThreadId();
        Track made = assembly.part(process, isVirtual ? LaneKind.VIRTUAL_THREAD : LaneKind.THREAD, name);
        made.kind(isVirtual ? LaneKind.VIRTUAL_THREAD : LaneKind.THREAD, LaneRole.PARTLY_SEEN);
        made.order(isVirtual ? 1 : isJava ? 0 : 2);
        virtual |= isVirtual;
        return made;
    }
}
