package dev.gantry.agent.weave;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Instructions of a method with others between them: where each is then, and its jumps as they are from there. */
final class MovedCode {
    /** Where a jump to the instruction at each place leads now; of the last one, where the code ends. */
    final int[] targets;

    /** Where the instruction itself is now. */
    final int[] instructions;

    private final ByteBuffer file;
    private final int start;
    private final int length;
    private final ByteArrayOutputStream[] after;
    private final ByteArrayOutputStream[] before;

    /**
     * Moves code.
     *
     * @param start where it begins in the file
     * @param after what comes before each place, and is not met by jumps to it
     * @param before what comes behind that, and is
     */
    MovedCode(ByteBuffer file, int start, int length, ByteArrayOutputStream[] after, ByteArrayOutputStream[] before) {
        this.file = file;
        this.start = start;
        this.length = length;
        this.after = after;
        this.before = before;
        targets = new int[length + 1];
        instructions = new int[length + 1];
        int to = 0;
        for (int at = 0; at < length; at += size(at)) {
            to += size(after[at]);
            targets[at] = to;
            to += size(before[at]);
            instructions[at] = to;
            to += isSwitch(at) ? size(at) - padding(at) + padding(to) : size(at);
        }
        targets[length] = to + size(after[length]);
        instructions[length] = targets[length];
    }

    private int size(int at) {
        return Instructions.length(file, start, start + at);
    }

    private static int size(ByteArrayOutputStream put) {
        return put == null ? 0 : put.size();
    }

    private int code(int at) {
        return file.get(start + at) & 0xff;
    }

    private boolean isSwitch(int at) {
        return code(at) == Instructions.TABLESWITCH || code(at) == Instructions.LOOKUPSWITCH;
    }

    /** How many bytes come behind the code of a switch at this place. */
    private static int padding(int at) {
        return 3 - at % 4;
    }

    void write(DataOutputStream out) throws IOException {
        for (int at = 0; at < length; at += size(at)) {
            put(out, after[at]);
            put(out, before[at]);
            write(out, at);
        }
        put(out, after[length]);
    }

    private static void put(DataOutputStream out, ByteArrayOutputStream put) throws IOException {
        if (put != null) {
            put.writeTo(out);
        }
    }

    private void write(DataOutputStream out, int at) throws IOException {
        int code = code(at);
        if (Instructions.isJump(code)) {
            int offset = moved(at, file.getShort(start + at + 1));
            if (offset != (short) offset) {
                throw new IOException("its jumps are too long");
            }
            out.writeByte(code);
            out.writeShort(offset);
        } else if (Instructions.isWideJump(code)) {
            out.writeByte(code);
            out.writeInt(moved(at, file.getInt(start + at + 1)));
        } else if (isSwitch(at)) {
            writeSwitch(out, at, code);
        } else {
            out.write(file.array(), start + at, size(at));
        }
    }

    private void writeSwitch(DataOutputStream out, int at, int code) throws IOException {
        out.writeByte(code);
        for (int left = padding(instructions[at]); left > 0; left--) {
            out.writeByte(0);
        }
        int from = start + at + 1 + padding(at);
        out.writeInt(moved(at, file.getInt(from)));
        boolean isTable = code == Instructions.TABLESWITCH;
        int cases = isTable ? file.getInt(from + 8) - file.getInt(from + 4) + 1 : file.getInt(from + 4);
        out.writeInt(file.getInt(from + 4));
        if (isTable) {
            out.writeInt(file.getInt(from + 8));
        }
        for (int i = 0; i < cases; i++) {
            int next = isTable ? from + 12 + 4 * i : from + 8 + 8 * i;
            if (!isTable) {
                out.writeInt(file.getInt(next));
                next += 4;
            }
            out.writeInt(moved(at, file.getInt(next)));
        }
    }

    private int moved(int at, int offset) {
        return targets[at + offset] - instructions[at];
    }
}
