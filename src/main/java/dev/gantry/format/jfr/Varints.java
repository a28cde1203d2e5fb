package dev.gantry.format.jfr;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Decodes the LEB128 numbers of JFR: seven bits a byte, the lowest first, eight in the ninth byte. */
final class Varints {
    private static final int LONGEST = 9;

    private final MemorySegment file;
    private final long end;
    private long at;
    private boolean broken;

    Varints(MemorySegment file, long at, long end) {
        this.file = file;
        this.at = at;
        this.end = end;
    }

    /** Whether a number reached beyond the end. */
    boolean isBroken() {
        return broken;
    }

    long next() {
        long value = 0;
        for (int i = 0; i < LONGEST; i++) {
            if (at >= end) {
                broken = true;
                return 0;
            }
            long next = file.get(ValueLayout.JAVA_BYTE, at++);
            boolean last = i == LONGEST - 1;
            value |= (last ? next & 0xff : next & 0x7f) << 7 * i;
            if (last || next >= 0) {
                break;
            }
        }
        return value;
    }
}
