package dev.gantry.trace.counter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.gantry.trace.memory.ColumnMemory;

/** Counters other than the queues of executors, in order of their first value. */
public final class CounterTable {
    private final ColumnMemory memory;
    private final Map<Long, CounterWriter> byPlace = new HashMap<>();
    private final List<CounterWriter> inOrder = new ArrayList<>();
    private List<Counter> published = List.of();
    private boolean changed;

    /** An empty table, whose counters lie in this memory. */
    public CounterTable(ColumnMemory memory) {
        this.memory = memory;
    }

    public void set(long time, int lane, int name, long value) {
        at(lane, name, false).set(time, value);
        changed = true;
    }

    /** Sets a counter with fractions, which was declared as such. */
    public void set(long time, int lane, int name, double value) {
        at(lane, name, true).set(time, value);
        changed = true;
    }

    /** The counter of this lane and name, a new one behind the others if there is none. */
    public CounterWriter at(int lane, int name, boolean real) {
        long place = (long) lane << 32 | name & 0xffffffffL;
        CounterWriter counter = byPlace.get(place);
        if (counter == null) {
            counter = new CounterWriter(lane, name, real, memory);
            byPlace.put(place, counter);
            inOrder.add(counter);
        }
        return counter;
    }

    /** Drops values that are not needed to know the counters from this time on. */
    public void cut(long time) {
        inOrder.forEach(counter -> counter.cut(time));
        changed = true;
    }

    /** All of them, in order of their first value. */
    public List<CounterWriter> writers() {
        return Collections.unmodifiableList(inOrder);
    }

    public List<Counter> publish() {
        if (changed) {
            published = inOrder.stream().map(CounterWriter::view).toList();
            changed = false;
        }
        return published;
    }
}
