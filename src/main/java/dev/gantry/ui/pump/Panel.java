package dev.gantry.ui.pump;

import java.util.Set;

/** A part of the window that shows something of the recording. */
public interface Panel {
    /** Shows what has changed for these reasons; called at most once per frame, on the JavaFX thread. */
    void show(Set<Reason> reasons);
}
