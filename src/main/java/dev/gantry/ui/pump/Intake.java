package dev.gantry.ui.pump;

/** Where a frame's news come from. */
public interface Intake {
    /** Takes what is new and marks why it matters; called once per frame. Says whether more may come by itself. */
    boolean take();
}
