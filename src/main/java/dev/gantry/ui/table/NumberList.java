package dev.gantry.ui.table;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableListBase;

/** Numbers of what a table shows, in some order. A change of millions copies none of them. */
final class NumberList extends ObservableListBase<Integer> {
    private Ordered numbers = new Ordered(List.of(), new int[0]);

    /** Numbers in the order of these places; as they come if there are none. */
    private static final class Ordered extends AbstractList<Integer> {
        private final List<Integer> numbers;
        private final int[] places;

        Ordered(List<Integer> numbers, int[] places) {
            this.numbers = numbers;
            this.places = places;
        }

        @Override
        public Integer get(int index) {
            return numbers.get(places.length == 0 ? index : places[index]);
        }

        @Override
        public int size() {
            return numbers.size();
        }

        @Override
        public int indexOf(Object number) {
            int place = numbers.indexOf(number);
            if (place < 0 || places.length == 0) {
                return place;
            }
            int index = 0;
            while (places[index] != place) {
                index++;
            }
            return index;
        }
    }

    /** The numbers from 0 below a size. */
    private static final class Range extends AbstractList<Integer> {
        private final int size;

        Range(int size) {
            this.size = size;
        }

        @Override
        public Integer get(int index) {
            return Objects.checkIndex(index, size);
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public int indexOf(Object number) {
            return number instanceof Integer wanted && wanted >= 0 && wanted < size ? wanted : -1;
        }
    }

    /** Some numbers, which ascend. */
    private static final class Some extends AbstractList<Integer> {
        private final int[] ascending;

        Some(int[] ascending) {
            this.ascending = ascending;
        }

        @Override
        public Integer get(int index) {
            return ascending[index];
        }

        @Override
        public int size() {
            return ascending.length;
        }

        @Override
        public int indexOf(Object number) {
            return number instanceof Integer wanted ? Math.max(-1, Arrays.binarySearch(ascending, wanted)) : -1;
        }

        @Override
        public boolean contains(Object number) {
            return indexOf(number) >= 0;
        }
    }

    /** Change event: all of what was there before, replaced. */
    private static final class Replaced extends ListChangeListener.Change<Integer> {
        private final List<Integer> before;
        private boolean told;

        Replaced(NumberList list, List<Integer> before) {
            super(list);
            this.before = before;
        }

        @Override
        public boolean next() {
            boolean first = !told;
            told = true;
            return first;
        }

        @Override
        public void reset() {
            told = false;
        }

        @Override
        public int getFrom() {
            return 0;
        }

        @Override
        public int getTo() {
            return getList().size();
        }

        @Override
        public List<Integer> getRemoved() {
            return before;
        }

        @Override
        protected int[] getPermutation() {
            return new int[0];
        }
    }

    /** The numbers from 0 below this size. */
    static List<Integer> below(int size) {
        return new Range(size);
    }

    /** These, which ascend; the array is kept. */
    static List<Integer> of(int[] ascending) {
        return new Some(ascending);
    }

    /** Has these numbers from now on, in the order of these of their places; as they come if there are none. */
    void become(List<Integer> all, int[] places) {
        Ordered before = numbers;
        numbers = new Ordered(all, places);
        fireChange(new Replaced(this, before));
    }

    @Override
    public Integer get(int index) {
        return numbers.get(index);
    }

    @Override
    public int size() {
        return numbers.size();
    }

    @Override
    public int indexOf(Object number) {
        return numbers.indexOf(number);
    }

    @Override
    public boolean contains(Object number) {
        return numbers.numbers.contains(number);
    }
}
