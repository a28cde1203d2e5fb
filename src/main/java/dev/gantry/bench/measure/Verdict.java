package dev.gantry.bench.measure;

/** Whether a figure reaches its target. */
public enum Verdict {
    MET,
    MISSED,
    /** There is no target: the figure is there for comparison. */
    NONE
}
