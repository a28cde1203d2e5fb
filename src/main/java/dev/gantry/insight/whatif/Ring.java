package dev.gantry.insight.whatif;

/** Numbers that are added at the end and taken from either. */
final class Ring {
    private int[] values = new int[1 << 4];
    private int first;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void add(int value) {
        if (size == values.length) {
            int[] more = new int[size * 2];
            for (int i = 0; i < size; i++) {
                more[i] = values[first + i & size - 1];
            }
            values = more;
            first = 0;
        }
        values[first + size++ & values.length - 1] = value;
    }

    int pollFirst() {
        int found = values[first];
        first = first + 1 & values.length - 1;
        size--;
        return found;
    }

    int pollLast() {
        return values[first + --size & values.length - 1];
    }
}
