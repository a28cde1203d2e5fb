package dev.gantry.ui.statistics;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;

import dev.gantry.insight.Distribution;
import dev.gantry.insight.Histogram;
import dev.gantry.insight.Measure;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.time.Durations;

/** Duration histogram of tasks; what is picked of it is listed beside it. */
final class DurationCard extends Card {
    private final TaskListCard listed;
    private final DurationBars bars = new DurationBars(this::pick);
    private final Label least = hint("");
    private final Label most = hint("");
    private final BorderPane ends = new BorderPane(null, null, most, null, least);
    private final Label what = hint("");
    private final Map<Measure, ToggleButton> buttons = new EnumMap<>(Measure.class);
    private Measure measure = Measure.RAN;
    private StatisticsAnswer shown;
    private Optional<Picked> picked = Optional.empty();

    /** Picked durations, in nanoseconds; bins come and go while a recording grows. */
    private record Picked(long from, long to) {}

    DurationCard(TaskListCard listed) {
        super("durations");
        this.listed = listed;
        ToggleGroup group = new ToggleGroup();
        for (Measure each : Measure.values()) {
            ToggleButton button = new ToggleButton(TaskCard.name(each));
            button.setId("statistics-measure-" + each.name().toLowerCase(java.util.Locale.ROOT));
            button.setToggleGroup(group);
            button.setSelected(each == measure);
            button.setMinWidth(USE_PREF_SIZE);
            buttons.put(each, button);
            button.setOnAction(_ -> {
                button.setSelected(true);
                measure = each;
                picked = Optional.empty();
                if (shown != null) {
                    show(shown);
                }
            });
            head().getChildren().add(button);
        }
        getChildren().addAll(bars, ends, what);
    }

    @Override
    void show(StatisticsAnswer answer) {
        if (shown != null && !answer.isOfSame(shown)) {
            picked = Optional.empty();
        }
        shown = answer;
        for (Measure each : Measure.values()) {
            appear(each == measure || each.isOfAll() || answer.statistics().tasks().distribution(each).isPresent(),
                    buttons.get(each));
        }
        Optional<Histogram> histogram = histogram();
        if (picked.isEmpty()) {
            bars.forget();
        }
        appear(histogram.isPresent(), bars, ends);
        least.setText("");
        most.setText("");
        histogram.ifPresent(of -> {
            bars.show(of);
            least.setText(Durations.text(of.edges().getFirst()));
            most.setText(Durations.text(of.edges().getLast()));
            bars.setAccessibleText(Texts.of("statistics.durations.accessible", least.getText(), most.getText()));
        });
        what.setText(Texts.of(histogram.isEmpty() ? "statistics.durations.none" : "statistics.durations.hint"));
        listed.all(answer);
        histogram.ifPresent(of -> picked.ifPresent(range -> {
            int first = of.bin(range.from);
            int last = Math.max(first, of.bin(range.to - 1));
            bars.keep(first, last);
            list(of, first, last);
        }));
    }

    private Optional<Histogram> histogram() {
        return shown.statistics().tasks().distribution(measure).map(Distribution::histogram);
    }

    private void pick(int first, int last) {
        histogram().ifPresent(of -> {
            picked = Optional.of(new Picked(of.edges().get(first), of.edges().get(last + 1)));
            list(of, first, last);
        });
    }

    private void list(Histogram of, int first, int last) {
        String from = Durations.text(of.edges().get(first));
        String to = Durations.text(of.edges().get(last + 1));
        int count = of.counts().subList(first, last + 1).stream().mapToInt(Integer::intValue).sum();
        what.setText(Texts.of(Texts.form("statistics.bin", count), from, to, count));
        bars.setAccessibleText(what.getText());
        listed.some(shown, shown.statistics().tasks().tasks(shown.snapshot(), measure, first, last),
                Texts.of("statistics.listed.some", TaskCard.name(measure), from, to, count));
    }
}
