package dev.gantry.futures;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** Tasks of a {@code map}: the function with a row of arguments each, until the shortest input ends. */
final class MapCalls {
    private MapCalls() {}

    static <A, R> Iterator<Work<R>> of(MapFunction<? super A, ? extends R> function, Iterable<? extends A> inputs) {
        Objects.requireNonNull(function);
        Iterator<? extends A> each = inputs.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return each.hasNext();
            }

            @Override
            public Work<R> next() {
                A argument = each.next();
                return new MapCall.One<>(function, argument);
            }
        };
    }

    static <A, B, R> Iterator<Work<R>> of(
            MapFunction2<? super A, ? super B, ? extends R> function,
            Iterable<? extends A> firsts,
            Iterable<? extends B> seconds) {
        Objects.requireNonNull(function);
        Iterator<? extends A> first = firsts.iterator();
        Iterator<? extends B> second = seconds.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return first.hasNext() && second.hasNext();
            }

            @Override
            public Work<R> next() {
                A one = first.next();
                B two = second.next();
                return new MapCall.Two<>(function, one, two);
            }
        };
    }

    static Iterator<List<Object>> of(List<? extends Iterable<?>> columns) {
        List<Iterator<?>> each = new ArrayList<>();
        columns.forEach(column -> each.add(column.iterator()));
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !each.isEmpty() && each.stream().allMatch(Iterator::hasNext);
            }

            @Override
            public List<Object> next() {
                List<Object> row = new ArrayList<>();
                each.forEach(column -> row.add(column.next()));
                return row;
            }
        };
    }
}
