package dev.gantry.insight;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/** Ids of tasks in ascending order, four bytes each, or none where they are all up to some number. Never changes. */
final class TaskIds extends AbstractList<Integer> implements RandomAccess {
    private final int[] ids;
    private final int size;

    private TaskIds(int[] ids, int size) {
        this.ids = ids;
        this.size = size;
    }

    /** From 1 to this. */
    static TaskIds upTo(int last) {
        return new TaskIds(null, last);
    }

    /** These, in ascending order; the array is kept. */
    static TaskIds of(int[] ascending) {
        return new TaskIds(ascending, ascending.length);
    }

    int id(int index) {
        return ids == null ? index + 1 : ids[index];
    }

    @Override
    public Integer get(int index) {
        return id(index);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int indexOf(Object task) {
        if (!(task instanceof Integer id)) {
            return -1;
        }
        int at = ids == null ? id - 1 : Arrays.binarySearch(ids, id);
        return at < size ? Math.max(at, -1) : -1;
    }

    @Override
    public boolean contains(Object task) {
        return indexOf(task) >= 0;
    }
}
