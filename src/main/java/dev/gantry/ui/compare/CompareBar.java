package dev.gantry.ui.compare;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

import dev.gantry.insight.compare.Comparison;
import dev.gantry.insight.compare.Pairs;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Trace;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.IconButton;
import dev.gantry.ui.theme.Patterns;
import dev.gantry.ui.theme.Room;
import dev.gantry.ui.theme.Tip;
import dev.gantry.view.style.Style;
import dev.gantry.view.time.Durations;

/** What is compared, how the times lie, what the colours mean, and what became of the selected task. */
final class CompareBar extends VBox implements Panel {
    private static final double SAMPLE = 14;

    /** Where texts of 100 % have less width, what the colours mean is not said. */
    private static final double NARROW = 360;

    private final Context context;
    private final Comparing comparing;
    private final Label words = label("compare-words");
    private final Label pair = label("compare-pair");
    private final ComboBox<Axis> axis = new ComboBox<>();
    private final FlowPane samples = new FlowPane();
    private List<Label> colours = List.of();
    private boolean adjusting;

    CompareBar(Context context, Comparing comparing) {
        this.context = context;
        this.comparing = comparing;
        setId("compare-bar");
        getStyleClass().add("compare-bar");
        axis.setId("compare-axis");
        axis.setAccessibleText(Texts.of("compare.axis"));
        Tip.put(axis, Texts.of("compare.axis"));
        axis.getItems().setAll(Axis.values());
        axis.setCellFactory(_ -> new AxisCell());
        axis.setButtonCell(new AxisCell());
        axis.setMinWidth(0);
        axis.valueProperty().addListener((_, _, chosen) -> {
            if (!adjusting && chosen != null) {
                choose(chosen);
            }
        });
        Button close = IconButton.of("compare", "close", Icon.CLOSE, this::leave);
        close.setMinWidth(Button.USE_PREF_SIZE);
        samples.getStyleClass().add("compare-samples");
        samples.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(words, axis, close);
        row.getStyleClass().add("compare-row");
        getChildren().addAll(row, samples);
        setVisible(false);
        setManaged(false);
    }

    private static Label label(String id) {
        Label label = new Label();
        label.setId(id);
        label.setMinWidth(0);
        return label;
    }

    private static final class AxisCell extends ListCell<Axis> {
        @Override
        protected void updateItem(Axis item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : item.title());
        }
    }

    /** Has the times lie in the next way, after the last in the first. */
    void nextAxis() {
        Axis next = comparing.axis().next();
        if (!comparing.axis(next)) {
            comparing.axis(next.next()); // nothing is selected
        }
    }

    /** Ends the comparison; says whether there was one. */
    boolean leave() {
        boolean was = comparing.leave();
        if (was) {
            context.focus().toChart();
        }
        return was;
    }

    /** Aligns what is selected now. */
    void align() {
        choose(Axis.SELECTION);
    }

    private void choose(Axis chosen) {
        if (!comparing.axis(chosen)) {
            context.files().say(Texts.of("compare.axis.nothing"));
        }
        context.focus().toChart();
        context.pump().mark(Reason.SELECTION);
    }

    @Override
    public void show(Set<Reason> reasons) {
        boolean on = comparing.isOn();
        if (on != isVisible() || on && reasons.contains(Reason.THEME)) {
            setVisible(on);
            setManaged(on);
            colours = List.of(sample(Style.LONGER, "compare.longer"),
                    sample(Style.SHORTER, "compare.shorter"), sample(Style.MOVED, "compare.moved"));
            samples.getChildren().setAll(colours);
            samples.getChildren().add(pair);
        }
        if (!on) {
            return;
        }
        adjusting = true;
        axis.setValue(comparing.axis());
        adjusting = false;
        words.setText(words());
        pair.setText(pair(comparing.selectedPair()));
        boolean wide = getWidth() >= NARROW * context.appearance().scale(); // else the charts need the room
        colours.forEach(each -> Room.show(each, wide));
    }

    private Label sample(Style style, String key) {
        Rectangle box = new Rectangle(style == Style.MOVED ? SAMPLE / 4 : SAMPLE, SAMPLE,
                Patterns.of(style, context.appearance().palette()));
        Label sample = new Label(Texts.of(key), box);
        Tip.put(sample, Texts.of(key + ".meaning"));
        return sample;
    }

    private String words() {
        Recording below = context.beside().recording().orElseThrow();
        Optional<Recording> above = context.session().last();
        String other = above.map(one -> Titles.beside(below, one)).orElseGet(() -> Titles.of(below));
        return Texts.of("compare.both", above.map(one -> Titles.beside(one, below)).orElse(""),
                context.session().before().equals(Optional.of(below)) ? Texts.of("compare.before", other) : other);
    }

    /** How many tasks are compared. */
    private String tasks() {
        Optional<Comparison> found = comparing.found().map(Compared::found);
        return found.map(all -> Texts.of("compare.tasks", all.matched(), all.onlyBefore(), all.onlyAfter()))
                .orElseGet(() -> Texts.of("compare.busy"));
    }

    private String pair(int number) {
        if (number < 0) {
            return tasks();
        }
        Compared all = comparing.found().orElseThrow();
        Pairs pairs = all.found().pairs();
        String name = all.first().taskLabel(pairs.before(number));
        boolean ended = !Double.isNaN(pairs.change(number));
        List<String> parts = List.of(
                ended
                        ? Texts.of("compare.pair", name, Durations.text(pairs.ranBefore(number)),
                                Durations.text(pairs.ranAfter(number)), CompareColumn.percent(pairs.change(number)))
                        : Texts.of("compare.pair.open", name, time(pairs.ranBefore(number)),
                                time(pairs.ranAfter(number))),
                pairs.isMoved(number) ? Texts.of("compare.pair.moved") : "");
        return String.join("", parts);
    }

    private static String time(long nanos) {
        return nanos == Trace.NONE ? "–" : Durations.text(nanos);
    }
}
