package dev.gantry.ui.session;

import java.util.ArrayDeque;
import java.util.Deque;

import dev.gantry.ui.pump.Pump;
import dev.gantry.ui.pump.Reason;
import dev.gantry.view.layout.Arrangement;

/** Arrangement of the lanes of the shown recording, with undo. */
public final class Lanes {
    private static final int KEPT = 100;

    private final Pump pump;
    private final Deque<Arrangement> past = new ArrayDeque<>();
    private Arrangement arrangement = Arrangement.USUAL;

    public Lanes(Pump pump) {
        this.pump = pump;
    }

    public Arrangement arrangement() {
        return arrangement;
    }

    /** Arranges them so; the way that they were can be returned to. */
    public void arrange(Arrangement changed) {
        if (!changed.equals(arrangement)) {
            past.push(arrangement);
            if (past.size() > KEPT) {
                past.removeLast();
            }
            set(changed);
        }
    }

    /** Shows only lanes with this text; all if it is empty. */
    public void filter(String text) {
        set(arrangement.filtered(text));
    }

    /** Whether {@link #undo} has something to return to. */
    public boolean hasPast() {
        return !past.isEmpty();
    }

    /** Returns to how the lanes were before the last change. */
    public void undo() {
        if (hasPast()) {
            set(past.pop().filtered(arrangement.filter()));
        }
    }

    /** Arranges them as they come by themselves. */
    public void reset() {
        arrange(Arrangement.USUAL);
    }

    /** Another recording is looked at. */
    public void restart() {
        past.clear();
        set(arrangement.forAnother());
    }

    private void set(Arrangement changed) {
        if (!changed.equals(arrangement)) {
            arrangement = changed;
            pump.mark(Reason.VIEW);
        }
    }
}
