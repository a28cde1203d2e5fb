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
        incremental = counter.getIsIncremental();
        unit = Math.max(1, counter.getUnitMultiplier());
    }

    /** The value that this event gives the counter. */
    double value(Packet packet) {
        double read = packet.isReal ? packet.real : packet.valued ? packet.counter : 0;
        sum = incremental ? sum + read : read;
        return sum * unit;
    }
}
