package dev.gantry.ui.feature;

import dev.gantry.ui.pump.Intake;
import dev.gantry.ui.pump.Panel;

/** What fills a tab of its own, and reads the recording while the tab is in front. */
public interface TabPanel extends Panel, Intake {
    /** The user comes to it by its command: takes the focus to where one begins. */
    default void enter() {}

    /** Leaves the field in it that the user types in; says whether there was one. */
    default boolean leaveField() {
        return false;
    }

    /** The window is closed: cancels work that is still going on. */
    default void close() {}
}
