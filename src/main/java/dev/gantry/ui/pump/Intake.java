package dev.gantry.ui.pump;

/** Source of news for each frame. */
public interface Intake {
    /** Takes what is new and marks why it matters; called once per frame. Says whether more may come by itself. */
    boolean take();
}
