package dev.gantry.ui;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.scene.layout.VBox;

import dev.gantry.ui.command.CommandButton;
import dev.gantry.ui.command.Commands;
import dev.gantry.ui.feature.Sides.Side;
import dev.gantry.ui.theme.Icon;

/** What is left of the sides that find no room: an icon each, at the window's edge, which brings the side back. */
final class SideRail extends VBox {
    private static final Map<Side, Icon> ICONS = Map.of(Side.LIBRARY, Icon.LIBRARY, Side.INSPECTOR, Icon.INFO,
            Side.TABS, Icon.TABLE);

    private final Commands commands;
    private Set<Side> shown = EnumSet.noneOf(Side.class);

    SideRail(Commands commands) {
        this.commands = commands;
        getStyleClass().addAll("side", "side-rail");
        show(shown);
    }

    /** Has icons of these sides; where there are none it takes no room. */
    void show(Set<Side> sides) {
        if (!sides.equals(shown)) {
            shown = EnumSet.copyOf(sides);
            getChildren().setAll(shown.stream().map(this::button).toList());
        }
        setVisible(!shown.isEmpty());
        setManaged(!shown.isEmpty());
    }

    private CommandButton button(Side side) {
        return new CommandButton(commands.get("hide-" + side.name().toLowerCase(Locale.ROOT)), ICONS.get(side));
    }
}
