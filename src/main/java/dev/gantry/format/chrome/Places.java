package dev.gantry.format.chrome;

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
    private record Key(Object process, Object place, boolean async) {}

    private final Assembly assembly;
    private final Map<Object, Track> processes = new HashMap<>();
    private final Map<Key, Track> parts = new HashMap<>();
    private Key last;
    private Track lastPart;

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
        if (last != null && last.process.equals(process) && last.place.equals(thread)) {
            return lastPart;
        }
        last = new Key(process, thread, false);
        boolean known = parts.containsKey(last);
        lastPart = part(last, thread.equals("") ? "thread" : name("thread", thread));
        if (!known && thread instanceof Long number) {
            lastPart.systemId(number);
        }
        return lastPart;
    }

    /** From now on this lane is what the process and thread mean. */
    void put(Object process, Object thread, Track lane) {
        parts.put(new Key(process, thread, false), lane);
        last = null;
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
