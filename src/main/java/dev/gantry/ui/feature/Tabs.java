package dev.gantry.ui.feature;

/** The tabs below the chart, by the names of their {@linkplain Placement#tab placements}. */
public interface Tabs {
    /** Brings this one to the front. */
    void show(String name);

    /** Whether this one is in front. */
    boolean isShown(String name);

    /** Has this {@linkplain Placement#passingTab passing} one be there, in front, or not. */
    void present(String name, boolean there);
}
