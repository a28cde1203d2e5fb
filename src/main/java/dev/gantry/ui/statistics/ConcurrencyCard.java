package dev.gantry.ui.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;

import dev.gantry.insight.Area;
import dev.gantry.insight.Concurrency;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.time.Durations;

/** Concurrency card: how many lanes worked at once, over time. */
final class ConcurrencyCard extends Card {
    private static final int LEVELS = 5;

    private final Navigation navigation;
    private final Label sentence = hint("");
    private final Curve curve = new Curve();
    private final Label from = hint("");
    private final Label to = hint("");
    private final Label levels = hint("");

    ConcurrencyCard(Navigation navigation) {
        super("concurrency");
        this.navigation = navigation;
        getChildren().addAll(sentence, curve, new BorderPane(null, null, to, null, from), levels);
    }

    @Override
    void show(StatisticsAnswer answer) {
        Area area = answer.statistics().area();
        Concurrency of = answer.statistics().concurrency();
        String mean = String.format(Locale.ROOT, "%.2f", of.mean());
        sentence.setText(of.steps().map(steps -> Texts.of(
                Texts.form("statistics.most-lanes", steps.most()), steps.most(), mean))
                .orElseGet(() -> Texts.of("statistics.mean-lanes", mean)));
        curve.setAccessibleText(sentence.getText());
        curve.show(of);
        from.setText(navigation.clock(area.start()));
        to.setText(navigation.clock(area.end()));
        levels.setText(of.steps().map(steps -> levels(steps, area.length())).orElse(""));
    }

    /** The numbers of lanes that worked for the longest times. */
    private static String levels(Concurrency.Steps steps, long length) {
        List<Integer> longest = IntStream.range(0, steps.times().size()).boxed()
                .filter(lanes -> steps.times().get(lanes) > 0)
                .sorted(Comparator.comparing((Integer lanes) -> -steps.times().get(lanes))).limit(LEVELS).sorted()
                .toList();
        return String.join(" · ", longest.stream().map(lanes -> Texts.of(
                Texts.form("statistics.level", lanes), lanes,
                Durations.text(steps.times().get(lanes)), percent(steps.times().get(lanes), length))).toList());
    }
}
