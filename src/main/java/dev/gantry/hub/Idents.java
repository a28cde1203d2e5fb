package dev.gantry.hub;

import java.util.BitSet;

/** Small numbers for tasks: the least that is free. */
final class Idents {
    private final BitSet taken = new BitSet();

    int take() {
        int ident = taken.nextClearBit(0);
        taken.set(ident);
        return ident;
    }

    void give(int ident) {
        taken.clear(ident);
    }
}
