package dev.gantry.trace;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.gantry.trace.counter.CounterWriter;
import dev.gantry.trace.memory.ColumnMemory;

/** Executors by id. They may open in any order of their ids, and an id may be missing: its record was lost. */
final class ExecutorTable {
    private record Entry(int id, int name, int lane, CounterWriter queue) {}

    private final ColumnMemory memory;
    private Entry[] entries = {};
    private List<ExecutorEntry> published = List.of();
    private boolean changed;

    ExecutorTable(ColumnMemory memory) {
        this.memory = memory;
    }

    boolean knows(int executor) {
        return executor > 0 && executor <= entries.length && entries[executor - 1] != null;
    }

    void open(int executor, int lane, int name) {
        if (executor > entries.length) {
            entries = Arrays.copyOf(entries, Math.max(executor, Math.max(4, entries.length * 2)));
        }
        entries[executor - 1] = new Entry(executor, name, lane, new CounterWriter(lane, name, memory));
        changed = true;
    }

    /** Adds to the number of waiting tasks; no effect for an unknown executor. */
    void queue(long time, int executor, int more) {
        Entry entry = executor > 0 && executor <= entries.length ? entries[executor - 1] : null;
        if (entry != null) {
            entry.queue.change(time, more);
            changed = true;
        }
    }

    /** Sets the number of waiting tasks. */
    void queued(long time, int executor, long tasks) {
        entries[executor - 1].queue.set(time, tasks);
        changed = true;
    }

    /** Drops values of the queues that are not needed to know them from this time on. */
    void cut(long time) {
        queues().forEach(queue -> queue.cut(time));
        changed = true;
    }

    /** The queues of all of them. */
    Stream<CounterWriter> queues() {
        return Stream.of(entries).filter(Objects::nonNull).map(Entry::queue);
    }

    List<ExecutorEntry> publish(Names names) {
        if (changed) {
            published = Stream.of(entries)
                    .filter(Objects::nonNull)
                    .map(e -> new ExecutorEntry(e.id, names.get(e.name), e.lane, e.queue.view()))
                    .toList();
            changed = false;
        }
        return published;
    }
}
