package dev.gantry.ui.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.gantry.query.Database.Header;

/**
 * What of an answer is drawn: each column of numbers is a series. What stands below is the first column of text, or the
 * first of several columns of numbers, or else the number of the row.
 *
 * @param names what each series is called
 * @param places where each point lies along the axis below; empty if one follows the other at equal distances
 * @param labels what stands below each point
 * @param values for each series the value at each point; NaN where there is none
 * @param rows the row of each point
 * @param isCut whether the answer has more points than are drawn
 */
record Plot(List<String> names, Optional<double[]> places, List<String> labels, List<double[]> values,
        List<List<Object>> rows, boolean isCut) {
    /** More bars, or more series, cannot be told apart. */
    static final int MOST_BARS = 200;

    static final int MOST_SERIES = 6;

    /** What an answer is drawn as. */
    enum Kind {
        BARS, LINES
    }

    /** Of these rows; empty if they have no numbers. */
    static Optional<Plot> of(List<Header> columns, List<List<Object>> rows, Kind kind) {
        List<Integer> numbers = IntStream.range(0, columns.size()).filter(at -> columns.get(at).isNumber()).boxed()
                .toList();
        Optional<Integer> text = IntStream.range(0, columns.size()).filter(at -> !columns.get(at).isNumber()).boxed()
                .findFirst();
        if (numbers.isEmpty() || rows.isEmpty()) {
            return Optional.empty();
        }
        boolean byNumber = text.isEmpty() && numbers.size() > 1;
        Optional<Integer> below = byNumber ? Optional.of(numbers.getFirst()) : text;
        List<Integer> series = numbers.subList(byNumber ? 1 : 0, numbers.size()).stream().limit(MOST_SERIES).toList();
        List<List<Object>> points = new ArrayList<>(rows);
        if (byNumber && kind == Kind.LINES) {
            points.removeIf(row -> Double.isNaN(number(row.get(numbers.getFirst()))));
            points.sort(Comparator.comparingDouble(row -> number(row.get(numbers.getFirst()))));
        }
        boolean cut = kind == Kind.BARS && points.size() > MOST_BARS;
        List<List<Object>> drawn = cut ? points.subList(0, MOST_BARS) : points;
        if (drawn.isEmpty()) {
            return Optional.empty();
        }
        List<String> labels = IntStream.range(0, drawn.size())
                .mapToObj(row -> below.map(at -> QueryPanel.text(drawn.get(row).get(at)))
                        .orElse(Integer.toString(row + 1)))
                .toList();
        return Optional.of(new Plot(series.stream().map(at -> columns.get(at).name()).toList(),
                byNumber && kind == Kind.LINES
                        ? Optional.of(drawn.stream().mapToDouble(row -> number(row.get(numbers.getFirst()))).toArray())
                        : Optional.empty(),
                labels,
                series.stream().map(at -> drawn.stream().mapToDouble(row -> number(row.get(at))).toArray()).toList(),
                List.copyOf(drawn), cut));
    }

    private static double number(Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** What a point says, such as {@code pool: tasks 20, waits 3}. */
    String says(int point) {
        StringBuilder text = new StringBuilder(labels.get(point)).append(':');
        for (int series = 0; series < names.size(); series++) {
            text.append(series == 0 ? " " : ", ").append(names.get(series)).append(' ')
                    .append(text(values.get(series)[point]));
        }
        return text.toString();
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1L << 53
                ? Long.toString((long) value)
                : QueryPanel.text(value);
    }

    /** How many points each series has. */
    int size() {
        return labels.size();
    }

    /** The least value, not above 0. */
    double least() {
        return values.stream().flatMapToDouble(Arrays::stream).filter(Double::isFinite).min().stream()
                .map(least -> Math.min(0, least)).findFirst().orElse(0);
    }

    /** The greatest value, not below 0. */
    double greatest() {
        return values.stream().flatMapToDouble(Arrays::stream).filter(Double::isFinite).max().stream()
                .map(greatest -> Math.max(0, greatest)).findFirst().orElse(0);
    }
}
