package dev.gantry.view.time;

import java.util.Locale;

/** Duration format: three digits and the unit that fits. */
public final class Durations {
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;

    private Durations() {}

    /** Such as {@code 310 ns}, {@code 82.1 ms}, {@code 1.24 s}, {@code 2 min 5 s}, {@code 3 h 20 min}. */
    public static String text(long nanos) {
        if (nanos < 0) {
            return nanos == Long.MIN_VALUE ? "−292 years" : "−" + text(-nanos);
        }
        if (nanos < MICRO) {
            return nanos + " ns";
        }
        if (nanos < 999_500) {
            return digits(nanos / (double) MICRO, "µs");
        }
        if (nanos < 999_500_000) {
            return digits(nanos / (double) MILLI, "ms");
        }
        if (nanos < 99_950_000_000L) {
            return digits(nanos / (double) SECOND, "s");
        }
        long seconds = (nanos + SECOND / 2) / SECOND;
        if (seconds < 3600) {
            return seconds / 60 + " min" + rest(seconds % 60, " s");
        }
        long minutes = (seconds + 30) / 60;
        if (minutes < 24 * 60) {
            return minutes / 60 + " h" + rest(minutes % 60, " min");
        }
        long hours = (minutes + 30) / 60;
        return hours / 24 + " d" + rest(hours % 24, " h");
    }

    /** A time as seen from another, such as {@code 1.24 s} after the first record. */
    public static String since(long origin, long time) {
        return text(time - origin);
    }

    private static String rest(long amount, String unit) {
        return amount == 0 ? "" : " " + amount + unit;
    }

    private static String digits(double value, String unit) {
        String pattern = value < 9.995 ? "%.2f %s" : value < 99.95 ? "%.1f %s" : "%.0f %s";
        return String.format(Locale.ROOT, pattern, value, unit);
    }
}
