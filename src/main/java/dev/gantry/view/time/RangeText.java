package dev.gantry.view.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Time range parser and format: {@code 1.2s-1.3s}, {@code 1.2-1.3 s}, {@code 1.2s+50ms}, {@code 1:02:03-1:02:05},
 * {@code 2 min 5 s}. A single time is a destination. All count from what is shown as 0.
 */
public final class RangeText {
    /** Parsed text. */
    public sealed interface Typed {}

    /** From one time to a later one, nanoseconds from what is shown as 0. */
    public record Span(long start, long end) implements Typed {}

    /** One time, nanoseconds from what is shown as 0. */
    public record Time(long at) implements Typed {}

    /**
     * Parse error.
     *
     * @param problem why
     * @param part the part of the text that is wrong
     */
    public record Wrong(Problem problem, String part) implements Typed {}

    public enum Problem {
        EMPTY, NUMBER, UNIT, ORDER, FAR
    }

    private static final Map<String, Long> UNITS = Map.ofEntries(Map.entry("ns", 1L), Map.entry("us", 1_000L),
            Map.entry("µs", 1_000L), Map.entry("μs", 1_000L), Map.entry("ms", 1_000_000L),
            Map.entry("s", 1_000_000_000L), Map.entry("min", 60_000_000_000L), Map.entry("h", 3_600_000_000_000L),
            Map.entry("d", 86_400_000_000_000L));
    private static final Pattern QUANTITY = Pattern.compile("(\\d{1,30}(?:\\.\\d{0,30})?|\\.\\d{1,30})\\s*([a-zµμ]*)");
    private static final Pattern CLOCK = Pattern
            .compile("(?:(\\d{1,4}):)?(\\d{1,4}):(\\d{1,2}(?:\\.\\d{0,9})?)");
    private static final Pattern BETWEEN = Pattern
            .compile("\\s*(?:\\.\\.+|…|–|—|\\bto\\b|\\+|(?<=[\\w.])\\s*[-−])\\s*");
    private static final String[] NAMES = {"s", "ms", "µs", "ns"};
    private static final long[] SIZES = {1_000_000_000, 1_000_000, 1_000, 1};

    private RangeText() {}

    /** Parses what was typed. */
    public static Typed read(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (plain.isEmpty()) {
            return new Wrong(Problem.EMPTY, "");
        }
        Matcher between = BETWEEN.matcher(plain);
        boolean two = between.find(1);
        String first = two ? plain.substring(0, between.start()) : plain;
        String second = two ? plain.substring(between.end()) : "";
        boolean length = two && between.group().contains("+");
        return two ? pair(first, second, length) : time(first, "");
    }

    private static Typed pair(String first, String second, boolean length) {
        Typed from = time(first, lastUnit(second));
        Typed to = time(second, lastUnit(first));
        if (from instanceof Time(long start) && to instanceof Time(long other)) {
            long end = length ? start + other : other;
            return end > start ? new Span(start, end) : new Wrong(Problem.ORDER, second);
        }
        return from instanceof Wrong ? from : to;
    }

    /** Reads one time; a number without a unit is in {@code unit}. */
    private static Typed time(String text, String unit) {
        boolean negative = text.startsWith("-") || text.startsWith("−");
        String plain = negative ? text.substring(1).strip() : text;
        Matcher clock = CLOCK.matcher(plain);
        BigDecimal sum = BigDecimal.ZERO;
        if (clock.matches()) {
            long hours = clock.group(1) == null ? 0 : Long.parseLong(clock.group(1));
            sum = new BigDecimal(clock.group(3))
                    .add(BigDecimal.valueOf(hours * 3600 + Long.parseLong(clock.group(2)) * 60))
                    .multiply(BigDecimal.valueOf(SIZES[0]));
        } else {
            Matcher quantity = QUANTITY.matcher(plain);
            int at = 0;
            while (at < plain.length()) {
                if (!quantity.find(at) || quantity.start() != at) {
                    return new Wrong(Problem.NUMBER, plain.substring(at));
                }
                String own = quantity.group(2).isEmpty() ? unit : quantity.group(2);
                Long size = UNITS.get(own);
                if (size == null) {
                    return new Wrong(Problem.UNIT, quantity.group());
                }
                sum = sum.add(new BigDecimal(quantity.group(1)).multiply(BigDecimal.valueOf(size)));
                at = quantity.end();
                while (at < plain.length() && Character.isWhitespace(plain.charAt(at))) {
                    at++;
                }
            }
            if (plain.isEmpty()) {
                return new Wrong(Problem.NUMBER, text);
            }
        }
        if (sum.compareTo(BigDecimal.valueOf(Viewport.GREATEST_SPAN).multiply(BigDecimal.TEN)) > 0) {
            return new Wrong(Problem.FAR, text);
        }
        long nanos = sum.setScale(0, RoundingMode.HALF_UP).longValueExact();
        return new Time(negative ? -nanos : nanos);
    }

    /** The unit at the end of a text; empty if there is none. */
    private static String lastUnit(String text) {
        int from = text.length();
        while (from > 0 && Character.isLetter(text.charAt(from - 1))) {
            from--;
        }
        return text.substring(from);
    }

    /**
     * A stretch of time, such as {@code 1.20 s – 1.30 s}; one that is short for where it lies as {@code 1.2034567 s +
     * 310 ns}.
     */
    public static String text(long start, long end) {
        long span = Math.max(1, end - start);
        long far = Math.max(Math.abs(start), Math.abs(end));
        if (far / 50 <= span) {
            return exact(start, span, far) + " – " + exact(end, span, far);
        }
        return exact(start, span, far) + " + " + Durations.text(span);
    }

    /** A time in the unit of the farthest, to a hundredth of the span. */
    private static String exact(long time, long span, long farthest) {
        int unit = 0;
        while (unit < SIZES.length - 1 && SIZES[unit] > farthest) {
            unit++;
        }
        int decimals = 0;
        long parts = 1;
        for (long size = SIZES[unit]; size > 1 && size > span / 100; size /= 10) {
            decimals++;
            parts *= 10;
        }
        long far = Math.abs(time);
        long whole = far / SIZES[unit];
        long part = (far % SIZES[unit] * parts + SIZES[unit] / 2) / SIZES[unit];
        if (part == parts) {
            part = 0;
            whole++;
        }
        boolean zero = whole == 0 && part == 0;
        return (time < 0 && !zero ? "−" : "") + whole
                + (decimals == 0 ? "" : "." + String.valueOf(parts + part).substring(1)) + " " + NAMES[unit];
    }
}
