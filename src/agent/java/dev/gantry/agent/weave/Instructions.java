package dev.gantry.agent.weave;

import java.nio.ByteBuffer;

/** Lengths and kinds of the JVM's instructions. */
final class Instructions {
    static final int DUP = 89;
    static final int DUP2 = 92;
    static final int ALOAD = 25;
    static final int ACONST_NULL = 1;
    static final int GETFIELD = 180;
    static final int INVOKEVIRTUAL = 182;
    static final int INVOKESTATIC = 184;
    static final int INVOKEINTERFACE = 185;
    static final int ATHROW = 191;
    static final int ASTORE = 58;
    static final int TABLESWITCH = 170;
    static final int LOOKUPSWITCH = 171;
    private static final int ISTORE = 54;
    private static final int FIRST_SHORT_STORE = 59; // four of each type, for the first four variables
    private static final int LAST_SHORT_STORE = 78;
    private static final int WIDE = 196;
    private static final int IINC = 132;
    private static final int GOTO_W = 200;

    /** Runs of instructions of one length: the last one of each, and the length. */
    private static final int[] RUNS = {15, 1, 16, 2, 17, 3, 18, 2, 20, 3, 25, 2, 53, 1, 58, 2, 131, 1, 132, 3, 152, 1,
            168, 3, 169, 2, 171, 0, 177, 1, 184, 3, 186, 5, 187, 3, 188, 2, 189, 3, 191, 1, 193, 3, 195, 1, 196, 0,
            197, 4, 199, 3, 201, 5};

    private Instructions() {}

    /** The length of the instruction there; the code begins at {@code start}. */
    static int length(ByteBuffer file, int start, int at) {
        int code = file.get(at) & 0xff;
        int padded = at + 4 - (at - start) % 4;
        switch (code) {
            case WIDE :
                return (file.get(at + 1) & 0xff) == IINC ? 6 : 4;
            case TABLESWITCH :
                return padded - at + 12 + 4 * (file.getInt(padded + 8) - file.getInt(padded + 4) + 1);
            case LOOKUPSWITCH :
                return padded - at + 8 + 8 * file.getInt(padded + 4);
            default :
                int run = 0;
                while (RUNS[run] < code) {
                    run += 2;
                }
                return RUNS[run + 1];
        }
    }

    /** Whether it jumps to a place that its next two bytes tell. */
    static boolean isJump(int code) {
        return code >= 153 && code <= 168 || code == 198 || code == 199;
    }

    /** Whether it jumps to a place that its next four bytes tell. */
    static boolean isWideJump(int code) {
        return code >= GOTO_W;
    }

    /** The variable that the instruction there stores something else into; the largest number if none. */
    static int stored(ByteBuffer file, int at) {
        int code = file.get(at) & 0xff;
        if (code == WIDE) {
            int wide = file.get(at + 1) & 0xff;
            return isStore(wide) ? file.getShort(at + 2) & 0xffff : Integer.MAX_VALUE;
        }
        if (isStore(code)) {
            return file.get(at + 1) & 0xff;
        }
        return code >= FIRST_SHORT_STORE && code <= LAST_SHORT_STORE
                ? (code - FIRST_SHORT_STORE) % 4
                : Integer.MAX_VALUE;
    }

    private static boolean isStore(int code) {
        return code >= ISTORE && code <= ASTORE;
    }

    static boolean isReturn(int code) {
        return code >= 172 && code <= 177;
    }

    static boolean isCall(int code) {
        return code >= INVOKEVIRTUAL && code <= INVOKEINTERFACE;
    }

    /** The type of what a return gives back: the letter of a descriptor. */
    static String returned(int code) {
        return String.valueOf("IJFDAV".charAt(code - 172));
    }

    /** The instruction that loads a value of this type from a variable, or with an offset of 33 stores it. */
    static int load(String type) {
        switch (type.charAt(0)) {
            case 'J' :
                return 22;
            case 'F' :
                return 23;
            case 'D' :
                return 24;
            case 'L' :
            case '[' :
            case 'A' :
                return ALOAD;
            default :
                return 21;
        }
    }

    static int store(String type) {
        return load(type) + 33;
    }
}
