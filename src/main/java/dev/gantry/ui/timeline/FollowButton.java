package dev.gantry.ui.timeline;

import javafx.scene.control.Button;

import dev.gantry.ui.command.Command;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.Tip;

/** Follow button: returns to what happens now; visible only while a run is live and the view has left it. */
final class FollowButton extends Button {
    private final Command follow;

    FollowButton(Command follow) {
        super(Texts.of("timeline.follow"), Icon.FOLLOW.node());
        this.follow = follow;
        setId("follow");
        getStyleClass().addAll("accent", "follow");
        setFocusTraversable(false);
        Tip.put(this, follow.tip());
        setOnAction(_ -> follow.run());
        update();
    }

    void update() {
        setVisible(follow.enabled().getAsBoolean());
    }
}
