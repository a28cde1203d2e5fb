package dev.gantry.ui.lanes;

import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.controlsfx.control.textfield.TextFields;

import dev.gantry.insight.filter.Filter;
import dev.gantry.insight.filter.FilterSyntaxException;
import dev.gantry.ui.chart.Chart;
import dev.gantry.ui.command.Command;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Focus;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Lanes;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Tip;
import dev.gantry.view.style.Phrases;

/**
 * Filter strip: says which lanes are left out, and how to show them again: the text that lanes are filtered by, and how
 * many are hidden. It is there only while there is something to say. To be shown after the timeline, whose layout it
 * counts.
 */
final class LaneStrip extends HBox implements Panel {
    private final Chart chart;
    private final Lanes lanes;
    private final TextField filter = TextFields.createClearableTextField();
    private final Label count = new Label();
    private final Button hidden = new Button();
    private final Focus focus;
    private boolean asked;

    /** A strip whose button does this command. */
    LaneStrip(Context context, Command showHidden) {
        chart = context.chart();
        lanes = context.lanes();
        focus = context.focus();
        setId("lane-strip");
        getStyleClass().add("lane-strip");
        filter.setId("lane-filter");
        filter.setPromptText(Texts.of("lanes.filter"));
        filter.setAccessibleText(Texts.of("lanes.filter"));
        filter.setPrefColumnCount(18);
        filter.textProperty().addListener((_, _, text) -> lanes.filter(text));
        filter.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                done();
            }
        });
        count.setId("lane-count");
        count.getStyleClass().add("lane-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        hidden.setId("lanes-hidden");
        hidden.getStyleClass().addAll("small", "flat", "accent");
        Tip.put(hidden, showHidden.tip());
        hidden.setOnAction(_ -> showHidden.run());
        getChildren().addAll(filter, count, hidden);
        setVisible(false);
        setManaged(false);
    }

    /** Lets the user type what lanes are to be shown. */
    void ask() {
        asked = true;
        update();
        filter.requestFocus();
        filter.selectAll();
    }

    /** Shows all lanes again if the user types in it; says whether that was so. */
    boolean cancel() {
        boolean asking = filter.isFocused();
        if (asking) {
            filter.clear();
            done();
        }
        return asking;
    }

    @Override
    public void show(Set<Reason> reasons) {
        update();
    }

    private void done() {
        asked = false;
        update();
        focus.toChart();
    }

    private void update() {
        String text = lanes.arrangement().filter();
        if (!filter.getText().strip().equals(text)) {
            filter.setText(text);
        }
        boolean filters = asked || !text.isEmpty();
        int all = chart.snapshot().lanes();
        int left = chart.layout().hiddenLanes();
        filter.setVisible(filters);
        filter.setManaged(filters);
        count.setVisible(!text.isEmpty());
        count.setManaged(!text.isEmpty());
        count.setText(problem(text).or(() -> chart.layout().problem().map(Phrases::say))
                .orElseGet(() -> Texts.of("lanes.count", chart.layout().matches(), all)));
        hidden.setVisible(left > 0);
        hidden.setManaged(left > 0);
        hidden.setText(Texts.count("lanes.hidden", left));
        setVisible(filters || left > 0);
        setManaged(filters || left > 0);
    }

    /** Why this is no filter. */
    private static Optional<String> problem(String text) {
        try {
            Filter.of(text);
            return Optional.empty();
        } catch (FilterSyntaxException e) {
            return Optional.of(Phrases.say(e.problem()));
        }
    }
}
