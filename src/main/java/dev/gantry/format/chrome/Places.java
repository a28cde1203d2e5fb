package dev.gantry.format.chrome;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import dev.gantry.format.DamagedFile;
import dev.gantry.format.assembly.Assembly;
import dev.gantry.format.assembly.Track;
import dev.gantry.trace.LaneKind;

/**
 * The lanes of a file by what its events call them: a process, a thread of it, or the asynchronous work of a category.
 */
final class Places {
    private static final int RECENT_BITS = 8;
    private static final int RECENT = 1 << RECENT_BITS;
    private static final int SPREAD = 0x9e3779b9;

    private record Key(Object process, Object place, boolean async) {}

    private final Assembly assembly;
    private final Map<Object, Track> processes = new HashMap<>();
    private final Map<Key, Track> parts = new HashMap<>();

    /** Threads that events named lately, by a part of the hash of what they are called. */
    private final Key[] recent = new Key[RECENT];
    private final Track[] recentParts = new Track[RECENT];

    Places(Assembly assembly) {
        this.assembly = assembly;
    }

    Track process(Object id) throws DamagedFile {
        Track known = processes.get(id);
        if (known == null) {
            known = assembly.root(LaneKind.PROCESS, id.equals("") ? "process" : name("process", id));
            if (id instanceof Long number) {
                known.systemId(number);
            }
            processes.put(id, known);
        }
        return known;
    }

    Track thread(Object process, Object thread) throws DamagedFile {
        int hash = (31 * process.hashCode() + thread.hashCode()) * SPREAD;
        int place = hash >>> Integer.SIZE - RECENT_BITS;
        Key known = recent[place];
        if (known != null && known.place.equals(thread) && known.process.equals(process)) {
            return recentParts[place];
        }
        Key key = new Key(process, thread, false);
        Track part = parts.get(key);
        if (part == null) {
            part = part(key, thread.equals("") ? "thread" : name("thread", thread));
            if (thread instanceof Long number) {
                part.systemId(number);
            }
        }
        recent[place] = key;
        recentParts[place] = part;
        return part;
    }

    /** The thread with this number in whatever process, which the file does not tell; its own if there is none. */
    Track thread(Object thread) throws DamagedFile {
        for (Map.Entry<Key, Track> part : parts.entrySet()) {
            if (!part.getKey().async && part.getKey().place.equals(thread)) {
                return part.getValue();
            }
        }
        return thread("", thread);
    }

    /** From now on this lane is what the process and thread mean. */
    void put(Object process, Object thread, Track lane) {
        parts.put(new Key(process, thread, false), lane);
        Arrays.fill(recent, null);
    }

    /** A lane that lies in no process. */
    Track alone(LaneKind kind) throws DamagedFile {
        return assembly.root(kind, kind.id());
    }

    /** Where work lies that no thread holds. */
    Track async(Object process, String category) throws DamagedFile {
        return part(new Key(process, category, true), category.isEmpty() ? "(async)" : category + " (async)");
    }

    private Track part(Key key, String name) throws DamagedFile {
        Track known = parts.get(key);
        if (known == null) {
            known = assembly.part(process(key.process), LaneKind.THREAD, name);
            if (key.async) {
                known.order(Long.MAX_VALUE);
            }
            parts.put(key, known);
        }
        return known;
    }

    private static String name(String kind, Object id) {
        return id instanceof String text ? text : kind + " " + id;
    }
}
