package dev.gantry.ui.stacks;

import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import dev.gantry.insight.stack.OnlySamples;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.command.Command;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Focus;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Tip;

/** Strip above a chart that has no bars, since its recording has only samples: says so, and leads to the stacks. */
final class NoBars extends HBox implements Panel {
    private final Session session;
    private final Focus focus;
    private Snapshot looked;

    /** A strip whose button does this command. */
    NoBars(Context context, Command stacks) {
        session = context.session();
        focus = context.focus();
        looked = session.snapshot();
        setId("no-bars");
        getStyleClass().add("no-bars");
        Label text = new Label(Texts.of("stacks.no-bars"));
        text.setId("no-bars-text");
        text.setWrapText(true);
        text.setMinWidth(0);
        text.setMaxWidth(Double.MAX_VALUE);
        text.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button show = new Button(Texts.of("stacks.no-bars.show"));
        show.setId("no-bars-show");
        show.getStyleClass().addAll("small", "accent");
        show.setMinWidth(USE_PREF_SIZE);
        Tip.put(show, stacks.tip());
        show.setOnAction(_ -> stacks.run());
        getChildren().addAll(text, show);
        appear(false);
    }

    @Override
    public void show(Set<Reason> reasons) {
        Snapshot now = session.snapshot();
        boolean reading = session.isLive() || session.readSoFar().isPresent();
        if (reading) {
            appear(false);
            looked = null;
        } else if (now != looked) {
            looked = now;
            appear(OnlySamples.in(now));
        }
    }

    private void appear(boolean wanted) {
        if (!wanted && Focus.isWithin(this)) {
            focus.toChart();
        }
        setVisible(wanted);
        setManaged(wanted);
    }
}
