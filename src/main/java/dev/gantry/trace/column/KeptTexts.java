package dev.gantry.trace.column;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import dev.gantry.trace.memory.ColumnMemory;

/**
 * Texts that hardly ever come twice, such as the arguments of events: numbered from 1 in order, not compared with each
 * other, in little more memory than their bytes in UTF-8. Where a file is given, only the last of them stay in memory:
 * the others are written there, and read when they are asked for.
 *
 * <p>One thread adds; others read the numbers that a snapshot brought them, which orders what they read after what was
 * written.
 */
public final class KeptTexts {
    private static final int SHIFT = 7;
    private static final int GROUP = 1 << SHIFT;

    /** So many bytes go to the file at once, at least. */
    private static final int WINDOW = 1 << 20;

    private static final int ENDS_BYTES = GROUP * Integer.BYTES;

    /** Where a group lies in the file: the ends of its texts, then their bytes. */
    private record Place(ByteBuffer window, int at) {}

    private static final class Group {
        volatile int[] ends = new int[GROUP];
        volatile byte[] bytes;
        volatile Place place; // set before the others are given up

        Group(int room) {
            bytes = new byte[room];
        }

        int size() {
            return ENDS_BYTES + bytes.length;
        }
    }

    private final ColumnMemory.SpillFile file;
    private final long most;
    private volatile Group[] groups = {};
    private int count;
    private int firstOnHeap;
    private long onHeap;
    private FileChannel channel;
    private long written;
    private boolean failed;

    /** All in memory. */
    public KeptTexts() {
        this(Long.MAX_VALUE, () -> {
            throw new IOException("there is no file");
        });
    }

    /** About so many bytes in memory, the others in this file; all in memory should that fail. */
    public KeptTexts(long most, ColumnMemory.SpillFile file) {
        this.most = most;
        this.file = file;
    }

    /** Bytes of heap that they take, nearly. For the thread that adds. */
    public long bytes() {
        return onHeap;
    }

    /** Adds a text, the first so many of these bytes in UTF-8; returns its number. */
    public int add(byte[] text, int length) {
        int slot = count & GROUP - 1;
        int at = count >> SHIFT;
        if (slot == 0) {
            if (at > 0) {
                onHeap += groups[at - 1].size();
                spill(at - 1); // the room of the next is that of the last
            }
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
        if (group.place != null) {
            return false; // to look there would take longer than to keep it once more
        }
        int slot = number - 1 & GROUP - 1;
        int start = slot == 0 ? 0 : group.ends[slot - 1];
        return Arrays.equals(group.bytes, start, group.ends[slot], text, 0, length);
    }

    /** Writes the first groups before this one to the file, if there is too much in memory. */
    private void spill(int before) {
        if (onHeap <= most || failed) {
            return;
        }
        int upTo = firstOnHeap;
        int size = 0;
        while (upTo < before && size < WINDOW) {
            size += groups[upTo++].size();
        }
        ByteBuffer window = ByteBuffer.allocate(size);
        for (int i = firstOnHeap; i < upTo; i++) {
            for (int end : groups[i].ends) {
                window.putInt(end);
            }
            window.put(groups[i].bytes);
        }
        try {
            channel = channel == null ? file.open() : channel;
            window.flip();
            while (window.hasRemaining()) {
                channel.write(window, written + window.position());
            }
            ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, written, size);
            written += size;
            for (int at = 0; firstOnHeap < upTo; firstOnHeap++) {
                Group group = groups[firstOnHeap];
                int bytes = group.size();
                group.place = new Place(mapped, at);
                group.bytes = null;
                group.ends = null;
                at += bytes;
                onHeap -= bytes;
            }
        } catch (IOException _) {
            failed = true; // what is in the file already is mapped, and stays readable
        }
    }

    /** The text with this number; empty for one that was never given. */
    public String get(int number) {
        Group[] seen = groups;
        int at = number - 1 >> SHIFT;
        if (at < 0 || at >= seen.length || seen[at] == null) {
            return "";
        }
        int slot = number - 1 & GROUP - 1;
        int[] ends = seen[at].ends;
        byte[] bytes = seen[at].bytes;
        if (ends == null || bytes == null) {
            return get(seen[at].place, slot);
        }
        int start = slot == 0 ? 0 : ends[slot - 1];
        return new String(bytes, start, Math.max(0, ends[slot] - start), StandardCharsets.UTF_8);
    }

    private static String get(Place place, int slot) {
        int start = slot == 0 ? 0 : place.window.getInt(place.at + (slot - 1) * Integer.BYTES);
        byte[] text = new byte[place.window.getInt(place.at + slot * Integer.BYTES) - start];
        place.window.get(place.at + ENDS_BYTES + start, text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
