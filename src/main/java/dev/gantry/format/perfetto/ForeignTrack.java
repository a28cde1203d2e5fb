package dev.gantry.format.perfetto;

import dev.gantry.format.assembly.Track;
import dev.gantry.format.perfetto.proto.CounterDescriptor;

/** A track of another program's trace: the lane that its events go to, and how its counter's values are written. */
final class ForeignTrack {
    /** Where its events go; a counter's go to the lane that it belongs to. */
    Track lane;
    Track holder;
    String name = "";
    int pid;
    boolean described;
    /** Its descriptor gave it no name: the first event's is taken. */
    boolean nameless;
    boolean isCounter;
    private boolean incremental;
    private long unit = 1;
    private double sum;

    ForeignTrack(Track lane, Track holder) {
        this.lane = lane;
        this.holder = holder;
    }

    void counter(CounterDescriptor counter) {
        isCounter = true;
        name = switch (counter.getType()) {
            case COUNTER_THREAD_TIME_NS -> "thread_time";
            case COUNTER_THREAD_INSTRUCTION_COUNT -> "thread_instruction_count";
            case COUNTER_UNSPECIFIED -> name;
        };
        incremental = counter.getIsIncremental();
        unit = Math.max(1, counter.getUnitMultiplier());
    }

    /** The value that this event gives the counter. */
    double value(Packet packet) {
        return value(packet.isReal ? packet.real : packet.valued ? packet.counter : 0);
    }

    /** The counter's value, by what was written of it. */
    double value(double read) {
        sum = incremental ? sum + read : read;
        return sum * unit;
    }
}
