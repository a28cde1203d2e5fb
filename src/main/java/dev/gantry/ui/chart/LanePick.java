package dev.gantry.ui.chart;

import java.util.Optional;
import java.util.function.IntConsumer;

/** Waits for a lane to be picked in the chart, by a click on it or by a key while it is selected. */
public final class LanePick {
    private Optional<IntConsumer> waiting = Optional.empty();

    LanePick() {}

    /** Gives the next lane that is picked to this; what waited before waits no more. */
    public void begin(IntConsumer picked) {
        waiting = Optional.of(picked);
    }

    /** Waits no more; says whether it did. */
    public boolean cancel() {
        boolean did = isOn();
        waiting = Optional.empty();
        return did;
    }

    public boolean isOn() {
        return waiting.isPresent();
    }

    /** Takes this lane, if one is waited for. */
    public void take(int lane) {
        Optional<IntConsumer> picked = waiting;
        waiting = Optional.empty();
        picked.ifPresent(to -> to.accept(lane));
    }
}
