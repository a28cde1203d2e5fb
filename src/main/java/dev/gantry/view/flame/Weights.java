package dev.gantry.view.flame;

import java.util.List;
import java.util.Locale;

import dev.gantry.insight.stack.CallTree;
import dev.gantry.trace.stack.SampleKind;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.time.Durations;

/** Texts of weights and of kinds of samples. */
public final class Weights {
    private static final long STEP = 1000;
    private static final List<String> UNITS = List.of("kB", "MB", "GB", "TB", "PB", "EB");

    private Weights() {}

    /** Such as {@code 82.1 ms}, {@code 1.2 MB}, {@code 310 samples}. */
    public static String text(CallTree.Unit unit, long weight) {
        return switch (unit) {
            case NANOSECONDS -> Durations.text(weight);
            case BYTES -> bytes(weight);
            case SAMPLES -> Phrases.count("flame.samples", weight);
        };
    }

    /** Such as {@code 12.5 %} of a whole that is not 0. */
    public static String share(long weight, long whole) {
        return whole == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100.0 * weight / whole);
    }

    /** What samples of this kind are called. */
    public static String kind(SampleKind kind) {
        return Phrases.of("flame.kind." + kind.id());
    }

    private static String bytes(long bytes) {
        if (bytes < STEP) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = -1;
        while (value >= STEP - 0.5 && unit < UNITS.size() - 1) {
            value /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, value < 9.95 ? "%.1f %s" : "%.0f %s", value, UNITS.get(unit));
    }
}
