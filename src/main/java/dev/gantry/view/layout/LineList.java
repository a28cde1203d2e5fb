package dev.gantry.view.layout;

/** Lines in columns, while a layout is made; what is beyond the size is room that was not needed. */
final class LineList {
    /** By the place of each in {@link LineKind}: in memory only. */
    final byte[] kinds;
    final int[] subjects;
    final int[] indents;
    final int[] bars;
    final boolean[] parents;
    final boolean[] folded;
    int size;

    LineList(int room) {
        kinds = new byte[room];
        subjects = new int[room];
        indents = new int[room];
        bars = new int[room];
        parents = new boolean[room];
        folded = new boolean[room];
    }

    void add(LineKind kind, int subject, int indent, int barCount, boolean parent, boolean isFolded) {
        kinds[size] = (byte) kind.ordinal();
        subjects[size] = subject;
        indents[size] = indent;
        bars[size] = barCount;
        parents[size] = parent;
        folded[size] = isFolded;
        size++;
    }
}
