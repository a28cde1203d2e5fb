package dev.gantry.ui.lanes;

import javafx.scene.control.Button;

import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.Tip;

/** The button above the lanes' names that opens their menu. */
final class LaneButton extends Button {
    LaneButton(LaneMenu menu) {
        super(null, Icon.LANES.node());
        setId("lanes");
        getStyleClass().addAll("small", "flat", "button-icon");
        Tip.put(this, Texts.of("lanes.menu"));
        setAccessibleText(Texts.of("lanes.menu"));
        setFocusTraversable(false);
        setOnAction(_ -> menu.showBelow(this));
    }
}
