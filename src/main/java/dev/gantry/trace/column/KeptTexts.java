package dev.gantry.trace.column;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Texts that hardly ever come twice, such as the arguments of events: numbered from 1 in order, not compared with each
 * other, in little more memory than their bytes in UTF-8.
 *
 * <p>One thread adds; others read the numbers that a snapshot brought them, which orders what they read after what was
 * written.
 */
public final class KeptTexts {
    private static final int SHIFT = 7;
    private static final int GROUP = 1 << SHIFT;

    private static final class Group {
        final int[] ends = new int[GROUP];
        volatile byte[] bytes;

        Group(int room) {
            bytes = new byte[room];
        }
    }

    private volatile Group[] groups = {};
    private int count;

    public KeptTexts() {}

    /** Adds a text, the first so many of these bytes in UTF-8; returns its number. */
    public int add(byte[] text, int length) {
        int slot = count & GROUP - 1;
        int at = count >> SHIFT;
        if (slot == 0) {
            Group[] grown = at < groups.length ? groups : Arrays.copyOf(groups, Math.max(4, at * 2));
            grown[at] = new Group(at == 0 ? GROUP : roomAfter(groups[at - 1].bytes.length));
            groups = grown; // publishes the slot, also where the array is the same
        }
        Group group = groups[at];
        int start = slot == 0 ? 0 : group.ends[slot - 1];
        int end = start + length;
        byte[] into = group.bytes;
        if (end > into.length) {
            into = Arrays.copyOf(into, Math.max(end, into.length * 2));
            group.bytes = into;
        }
        System.arraycopy(text, 0, into, start, length);
        if (slot == GROUP - 1 && into.length > roomAfter(end)) {
            group.bytes = Arrays.copyOf(into, end);
        }
        group.ends[slot] = end;
        return ++count;
    }

    /** Room for a group of texts after one that took so many bytes: mostly enough, and little too much. */
    private static int roomAfter(int bytes) {
        return bytes + bytes / 16;
    }

    /** Whether this number was given to these bytes. For the thread that adds. */
    public boolean is(int number, byte[] text, int length) {
        Group group = groups[number - 1 >> SHIFT];
        int slot = number - 1 & GROUP - 1;
        int start = slot == 0 ? 0 : group.ends[slot - 1];
        return Arrays.equals(group.bytes, start, group.ends[slot], text, 0, length);
    }

    /** The text with this number; empty for one that was never given. */
    public String get(int number) {
        Group[] seen = groups;
        int at = number - 1 >> SHIFT;
        if (at < 0 || at >= seen.length || seen[at] == null) {
            return "";
        }
        int slot = number - 1 & GROUP - 1;
        int start = slot == 0 ? 0 : seen[at].ends[slot - 1];
        return new String(seen[at].bytes, start, Math.max(0, seen[at].ends[slot] - start), StandardCharsets.UTF_8);
    }
}
