package dev.gantry.insight;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;
import java.util.function.IntPredicate;

import dev.gantry.trace.Snapshot;

/** Ids of tasks in ascending order, four bytes each, or none where they are all up to some number. Never changes. */
public final class TaskIds extends AbstractList<Integer> implements RandomAccess {
    private final int[] ids;
    private final int size;

    private TaskIds(int[] ids, int size) {
        this.ids = ids;
        this.size = size;
    }

    /** These, in ascending order; the array is kept. */
    static TaskIds of(int[] ascending) {
        return new TaskIds(ascending, ascending.length);
    }

    /** All that a recording knows. */
    public static TaskIds of(Snapshot snapshot) {
        return where(snapshot, snapshot::hasTask);
    }

    /** Those that belong to this area. */
    public static TaskIds in(Snapshot snapshot, Area area) {
        return where(snapshot, task -> area.hasTask(snapshot, task));
    }

    /** Those of all numbers of tasks of which this holds. */
    public static TaskIds where(Snapshot snapshot, IntPredicate belongs) {
        int size = 0;
        for (int task = 1; task <= snapshot.tasks(); task++) {
            size += belongs.test(task) ? 1 : 0;
        }
        if (size == snapshot.tasks()) {
            return new TaskIds(null, size);
        }
        int[] ids = new int[size]; // of exact size: there may be millions
        int at = 0;
        for (int task = 1; at < size; task++) {
            if (belongs.test(task)) {
                ids[at++] = task;
            }
        }
        return of(ids);
    }

    /** The one at this index. */
    public int id(int index) {
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
    public boolean equals(Object other) {
        return other instanceof TaskIds tasks && (ids == null) == (tasks.ids == null)
                ? size == tasks.size && Arrays.equals(ids, tasks.ids)
                : super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }

    @Override
    public boolean contains(Object task) {
        return indexOf(task) >= 0;
    }
}
