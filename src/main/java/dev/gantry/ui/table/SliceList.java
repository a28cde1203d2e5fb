package dev.gantry.ui.table;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableListBase;

/** The numbers of some slices in some order, as a table wants them. A change of millions copies none of them. */
final class SliceList extends ObservableListBase<Integer> {
    private Numbers numbers = new Numbers(0, new int[0]);

    /** As many numbers from 0, in this order; as they come if it is empty. */
    private static final class Numbers extends AbstractList<Integer> {
        private final int size;
        private final int[] order;

        Numbers(int size, int[] order) {
            this.size = size;
            this.order = order;
        }

        @Override
        public Integer get(int index) {
            Objects.checkIndex(index, size);
            return order.length == 0 ? index : order[index];
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public int indexOf(Object number) {
            if (!(number instanceof Integer wanted) || wanted < 0 || wanted >= size) {
                return -1;
            }
            for (int i = 0; i < order.length; i++) {
                if (order[i] == wanted) {
                    return i;
                }
            }
            return order.length == 0 ? wanted : -1;
        }
    }

    /** Change event: all of what was there before, replaced. */
    private static final class Replaced extends ListChangeListener.Change<Integer> {
        private final List<Integer> before;
        private boolean told;

        Replaced(SliceList list, List<Integer> before) {
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

    /** Has so many numbers from now on, in this order; as they come if it is empty. */
    void become(int size, int[] order) {
        Numbers before = numbers;
        numbers = new Numbers(size, order);
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
        return number instanceof Integer wanted && wanted >= 0 && wanted < size();
    }
}
