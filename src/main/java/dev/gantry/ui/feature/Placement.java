package dev.gantry.ui.feature;

import java.util.Optional;
import javafx.scene.layout.Region;

import dev.gantry.ui.theme.Icon;

/**
 * What a feature shows in one place of the window.
 *
 * @param place where it lies
 * @param node what lies there
 * @param name of a tab: its title is the text {@code name.title}; empty elsewhere
 * @param icon of a tab
 * @param passing whether it is a tab that is there only while {@link Tabs#present} says so
 */
public record Placement(Place place, Region node, String name, Optional<Icon> icon, boolean passing) {
    /** A node in this place, which is not that of the tabs. */
    public static Placement at(Place place, Region node) {
        return new Placement(place, node, "", Optional.empty(), false);
    }

    /** A tab. */
    public static Placement tab(String name, Icon icon, Region node) {
        return new Placement(Place.TAB, node, name, Optional.of(icon), false);
    }

    /** A tab that is there only for a while. */
    public static Placement passingTab(String name, Icon icon, Region node) {
        return new Placement(Place.TAB, node, name, Optional.of(icon), true);
    }
}
