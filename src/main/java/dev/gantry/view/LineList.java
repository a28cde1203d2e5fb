package dev.gantry.view;

import java.util.Arrays;

/** Lines in columns, while a layout is made. */
final class LineList {
    byte[] kinds = new byte[16];
    int[] subjects = new int[16];
    int[] indents = new int[16];
    int[] bars = new int[16];
    boolean[] parents = new boolean[16];
    boolean[] folded = new boolean[16];
    int size;

    void add(LineKind kind, int subject, int indent, int barCount, boolean parent, boolean isFolded) {
        if (size == kinds.length) {
            int room = size * 2;
            kinds = Arrays.copyOf(kinds, room);
            subjects = Arrays.copyOf(subjects, room);
            indents = Arrays.copyOf(indents, room);
            bars = Arrays.copyOf(bars, room);
            parents = Arrays.copyOf(parents, room);
            folded = Arrays.copyOf(folded, room);
        }
        kinds[size] = (byte) kind.ordinal();
        subjects[size] = subject;
        indents[size] = indent;
        bars[size] = barCount;
        parents[size] = parent;
        folded[size] = isFolded;
        size++;
    }
}
