package dev.gantry.ui.feature;

import java.util.List;
import java.util.Set;

import dev.gantry.ui.command.Command;
import dev.gantry.ui.pump.Intake;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Reason;

/**
 * One part of the window that a user can name. It is made from the {@link Context}, brings everything of its own, and
 * knows no other feature. The window asks all features for their commands, then for their nodes, so a node may be about
 * any command; then it calls them once per frame.
 */
public interface Feature extends Intake, Panel {
    /** Commands of the feature; asked once, before any feature makes its nodes. */
    default List<Command> commands() {
        return List.of();
    }

    /** Nodes of the feature with their places; asked once. */
    default List<Placement> placements() {
        return List.of();
    }

    /** Escape actions of the feature, see {@link Escape}; asked once. */
    default List<Escape> escapes() {
        return List.of();
    }

    /** Takes what came for it since the last frame. */
    @Override
    default boolean take() {
        return false;
    }

    @Override
    default void show(Set<Reason> reasons) {}

    /** Its tab has been brought to the front. */
    default void seen() {}

    /** The window is shown for the first time: takes the focus if the user wants to begin here; says whether it did. */
    default boolean focusFirst() {
        return false;
    }

    /** The window is about to be closed: stores the user's arrangement in the settings. */
    default void remember() {}

    /** The window is closed: cancels work that is still going on. */
    default void close() {}
}
