package dev.gantry.ui.curves;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.gantry.insight.Load;
import dev.gantry.ui.text.Texts;

/** What is drawn of a load. Each has a colour and dashes of its own, so that none is told by its colour alone. */
enum Curve {
    QUEUED(load -> load.queued().stream().map(Long::doubleValue).toList()),
    RUNNING(Load::running),
    /** Its height is that of the plot at 100 %, whatever the others need. */
    BUSY(Load::used);

    private final Function<Load, List<Double>> values;

    Curve(Function<Load, List<Double>> values) {
        this.values = values;
    }

    /** Its class in the style sheet. */
    String styleClass() {
        return "curve-" + name().toLowerCase(Locale.ROOT);
    }

    /** Its value in each part; not a number where there is none. */
    List<Double> of(Load load) {
        return values.apply(load);
    }

    /** The number of tasks, or the share, at the upper edge of the plot. */
    static double top(Curve curve, Load load) {
        return curve == BUSY
                ? 1
                : Math.max(1, IntStream.range(0, load.parts().count())
                        .mapToDouble(i -> Math.max(load.queued().get(i), load.running().get(i))).max().orElse(1));
    }

    /** Its value in a part, in words. */
    String words(Load load, int part) {
        double value = of(load).get(part);
        String figure = switch (this) {
            case QUEUED -> String.valueOf(Math.round(value));
            case RUNNING -> String.format(Locale.ROOT, "%.2f", value);
            case BUSY -> Double.isNaN(value) ? "–" : Math.round(100 * value) + " %";
        };
        return Texts.of("curves." + name().toLowerCase(Locale.ROOT), figure);
    }
}
