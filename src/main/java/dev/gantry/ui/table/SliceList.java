package dev.gantry.ui.table;

import javafx.collections.ObservableListBase;

/** The numbers of some slices in some order, as a table wants them. Never changes. */
final class SliceList extends ObservableListBase<Integer> {
    private final int size;
    private final int[] order;

    /** These many slices, in this order; as they come if it is empty. */
    SliceList(int size, int[] order) {
        this.size = size;
        this.order = order;
    }

    @Override
    public Integer get(int index) {
        java.util.Objects.checkIndex(index, size);
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
        if (order.length == 0) {
            return wanted;
        }
        for (int i = 0; i < size; i++) {
            if (order[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public boolean contains(Object number) {
        return number instanceof Integer wanted && wanted >= 0 && wanted < size;
    }
}
