package dev.gantry.ui.replay;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.gantry.trace.Snapshot;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Focus;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.view.explain.NextQuestion;

/** The question what comes next, over the replay's bar: answers to choose, what became of the last one, the score. */
final class AskPanel extends VBox implements Panel {
    private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("proved");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("refuted");

    private final Asking asking;
    private final Session session;
    private final Focus focus;
    private final Label said = new Label();
    private final Label score = new Label();
    private final Label asked = new Label();
    private final FlowPane options = new FlowPane();
    private NextQuestion shown;

    AskPanel(Context context, Asking asking) {
        this.asking = asking;
        session = context.session();
        focus = context.focus();
        setId("ask-bar");
        getStyleClass().add("ask-bar");
        said.setId("ask-said");
        said.getStyleClass().add("claim-outcome");
        said.setMinWidth(0);
        score.setId("ask-score");
        score.getStyleClass().add("hint");
        score.setMinWidth(USE_PREF_SIZE);
        asked.setId("ask-question");
        asked.getStyleClass().add("lesson-title");
        options.setId("ask-options");
        options.getStyleClass().add("ask-options");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox first = new HBox(asked, gap, score);
        first.getStyleClass().add("ask-row");
        getChildren().addAll(said, first, options);
        setVisible(false);
        setManaged(false);
    }

    @Override
    public void show(Set<Reason> reasons) {
        asking.settle();
        boolean on = asking.isOn();
        if (isVisible() && !on && Focus.isWithin(this)) {
            focus.toChart();
        }
        setVisible(on);
        setManaged(on);
        if (on) {
            update();
        } else {
            shown = null;
        }
    }

    private void update() {
        NextQuestion now = asking.question();
        score.setText(asking.score());
        said.setText(asking.said().map(Asking.Said::text).orElse(""));
        said.setGraphic(asking.said().map(of -> (of.right() ? Icon.CHECK : Icon.CLOSE).node()).orElse(null));
        said.setVisible(!said.getText().isEmpty());
        said.setManaged(said.isVisible());
        said.pseudoClassStateChanged(RIGHT, asking.said().filter(Asking.Said::right).isPresent());
        said.pseudoClassStateChanged(WRONG, asking.said().filter(of -> !of.right()).isPresent());
        if (!now.equals(shown)) {
            shown = now;
            fill(now);
        }
    }

    private void fill(NextQuestion now) {
        boolean held = Focus.isWithin(options);
        String reason = asking.reason();
        asked.setText(reason.isEmpty() ? Texts.of("replay.ask.question") : reason);
        Snapshot snapshot = session.snapshot();
        List<Button> buttons = Stream.iterate(0, i -> now.isOpen() && i < now.options().size(), i -> i + 1)
                .map(i -> button("ask-" + (i + 1), (i + 1) + "  " + now.options().get(i).words(snapshot),
                        () -> asking.choose(i)))
                .toList();
        options.getChildren().setAll(buttons);
        if (!now.isOpen() && now.right().isPresent()) {
            options.getChildren().add(button("ask-on", Texts.of("replay.ask.on"), asking::skip));
        }
        if (held && options.getChildren().isEmpty()) {
            focus.toChart();
        } else if (held) {
            options.getChildren().getFirst().requestFocus();
        }
    }

    private static Button button(String id, String text, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
