package dev.gantry.view.frame;

import java.util.Locale;

import dev.gantry.view.style.FontRole;
import dev.gantry.view.style.Labels;
import dev.gantry.view.time.TimeScale;

/**
 * The times that a ruler names: round ones, as close together as their labels allow. Never changes.
 *
 * <p>Labels count from the origin, all in one unit: that of the largest time shown. Where this would take more than
 * three decimals (a microsecond an hour after the start), labels count from a base that is named once.
 *
 * @param first the first tick at or after the left edge, nanoseconds from the origin
 * @param step nanoseconds between ticks
 * @param minor how many parts small ticks make of a step
 * @param base what labels count from, nanoseconds from the origin
 * @param largest the largest number that a label tells
 */
record Ticks(long first, long step, int minor, long base, long largest) {
    private static final long SECOND = 1_000_000_000;
    private static final long[] STEPS = steps();
    private static final long[] UNITS = {SECOND, 1_000_000, 1_000, 1};
    private static final String[] NAMES = {"s", "ms", "µs", "ns"};
    private static final long CLOCK_FROM = 600 * SECOND;

    /** The closest ticks whose labels keep this many pixels between them. */
    public static Ticks of(TimeScale scale, long origin, Labels labels, int gap) {
        Ticks ticks = null;
        for (long step : STEPS) {
            double pixels = step / scale.nanosPerPixel();
            if (pixels < gap) {
                continue;
            }
            ticks = at(scale, origin, step);
            double widest = 0;
            long last = ticks.first + (scale.end() - origin - ticks.first) / step * step;
            for (long time = ticks.first, n = 0; n < 3; time += step, n++) {
                widest = Math.max(widest, labels.width(ticks.label(time), FontRole.RULER));
            }
            widest = Math.max(widest, labels.width(ticks.label(last), FontRole.RULER));
            if (pixels >= widest + gap) {
                return ticks;
            }
        }
        return ticks == null ? at(scale, origin, STEPS[STEPS.length - 1]) : ticks;
    }

    private static Ticks at(TimeScale scale, long origin, long step) {
        long from = scale.start() - origin;
        long to = scale.end() - origin;
        long first = Math.ceilDiv(from, step) * step;
        long largest = Math.max(Math.abs(from), Math.abs(to));
        long lead = step;
        while (lead % 10 == 0) {
            lead /= 10;
        }
        int minor = lead == 2 ? 4 : lead == 3 ? 3 : lead == 6 ? 6 : lead == 12 || lead == 24 ? 4 : 5;
        boolean clock = largest >= CLOCK_FROM && step >= SECOND;
        if (clock || decimals(step, unit(largest)) <= 3) {
            return new Ticks(first, step, step < 5 ? 1 : minor, 0, largest);
        }
        long round = step;
        while (round < to - from) {
            round *= 10;
        }
        long base = Math.floorDiv(from, round) * round;
        return new Ticks(first, step, step < 5 ? 1 : minor, base, to - base);
    }

    /** What the ruler says at this time, nanoseconds from the origin. */
    public String label(long time) {
        long shown = time - base;
        String sign = shown < 0 ? "−" : base == 0 ? "" : "+";
        return sign + plain(Math.abs(shown), step, largest);
    }

    /** What labels count from; empty if they count from the origin. */
    public String baseLabel() {
        if (base == 0) {
            return "";
        }
        long precision = step;
        while (base % (precision * 10) == 0 && precision < SECOND) {
            precision *= 10;
        }
        return (base < 0 ? "−" : "") + plain(Math.abs(base), precision, Math.abs(base));
    }

    private static String plain(long shown, long step, long largest) {
        if (largest >= CLOCK_FROM) {
            return clock(shown, step);
        }
        int unit = unit(largest);
        int decimals = decimals(step, unit);
        return String.format(Locale.ROOT, "%." + decimals + "f %s", shown / (double) UNITS[unit], NAMES[unit]);
    }

    private static String clock(long shown, long step) {
        long seconds = shown / SECOND;
        String hours = seconds >= 3600 ? seconds / 3600 + ":%02d" : "%d";
        String text = String.format(Locale.ROOT, hours, seconds / 60 % 60)
                + String.format(Locale.ROOT, ":%02d", seconds % 60);
        int decimals = decimals(step, 0);
        return decimals == 0
                ? text
                : text + String.format(Locale.ROOT, ".%09d", shown % SECOND).substring(0, decimals + 1);
    }

    private static int unit(long largest) {
        int unit = 0;
        while (UNITS[unit] > largest && unit < UNITS.length - 1) {
            unit++;
        }
        return unit;
    }

    /** How many decimals a multiple of the step takes in this unit. */
    private static int decimals(long step, int unit) {
        int decimals = 0;
        for (long rest = UNITS[unit]; rest > 1 && step % rest != 0; rest /= 10) {
            decimals++;
        }
        return decimals;
    }

    private static long[] steps() {
        java.util.stream.LongStream.Builder all = java.util.stream.LongStream.builder();
        for (long power = 1; power < SECOND; power *= 10) {
            all.add(power).add(2 * power).add(5 * power);
        }
        for (long seconds : new long[]{1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 2 * 3600, 6 * 3600, 12 * 3600,
                24 * 3600, 48 * 3600, 5 * 24 * 3600, 10 * 24 * 3600}) {
            all.add(seconds * SECOND);
        }
        return all.build().toArray();
    }
}
