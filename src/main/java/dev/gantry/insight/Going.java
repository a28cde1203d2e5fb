package dev.gantry.insight;

import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/** Progress and cancellation of a long reading. */
public final class Going {
    private final BooleanSupplier goesOn;
    private final DoubleConsumer progress;
    private final double work;
    private long done;
    private boolean stopped;

    public Going(BooleanSupplier goesOn, DoubleConsumer progress, long work) {
        this.goesOn = goesOn;
        this.progress = progress;
        this.work = Math.max(1, work);
    }

    /** So much more was done; false if the rest is not wanted. */
    public boolean on(long more) {
        done += more;
        progress.accept(Math.min(1, done / work));
        stopped |= !goesOn.getAsBoolean();
        return !stopped;
    }

    /** Whether the rest is not wanted. */
    public boolean isStopped() {
        return stopped;
    }
}
