package dev.gantry.format.assembly;

/** Arrow between two slices: where it leaves and what it reaches, which {@link Binding} finds. */
final class Hop {
    static final int NOWHERE = -1;

    final Track from;
    final long left;
    final Track to;
    final long reached;
    final Arrows.Kind kind;
    int besideFrom;
    int besideTo;
    int row = NOWHERE;
    /** When the reached slice begins. */
    long begins;

    Hop(Track from, long left, Track to, long reached, Arrows.Kind kind) {
        this.from = from;
        this.left = left;
        this.to = to;
        this.reached = reached;
        this.kind = kind;
    }

    /** Whether it can be told as a task that is handed over: it reaches a slice that begins after it left. */
    boolean isHandOver() {
        return row != NOWHERE && left <= begins;
    }
}
