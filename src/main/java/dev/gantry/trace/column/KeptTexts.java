package dev.gantry.trace.column;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
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
    private static final int ENDS_BYTES = GROUP * Integer.BYTES;

    /** Bytes of the first window; each is twice as large as the last, up to what goes to the file at once. */
    private static final int FIRST_WINDOW = 1 << 12;
    private static final int WINDOW = 1 << 20;

    /**
     * Where a group of texts lies, on the heap or in the file: the ends of its texts, counted from behind these, then
     * their bytes.
     */
    private record Place(ByteBuffer window, int at) {
        int start(int slot) {
            return slot == 0 ? 0 : end(slot - 1);
        }

        int end(int slot) {
            return window.getInt(at + slot * Integer.BYTES);
        }

        int texts() {
            return at + ENDS_BYTES;
        }
    }

    /** Groups on the heap, from this one on, in the first so many bytes. */
    private static final class Window {
        final ByteBuffer bytes;
        final int firstGroup;
        int used;

        Window(int size, int firstGroup) {
            bytes = ByteBuffer.allocate(size);
            this.firstGroup = firstGroup;
        }
    }

    private final ColumnMemory.SpillFile file;
    private final long most;
    private volatile Place[] groups = {};
    private int count;

    /** On the heap, in order; the last is being filled, from {@code used} on by the last group. */
    private final ArrayDeque<Window> windows = new ArrayDeque<>();
    private Window filling = new Window(0, 0);
    private int end;
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
        if (slot == 0) {
            beginGroup();
        }
        if (filling.used + ENDS_BYTES + end + length > filling.bytes.capacity()) {
            moveGroup(length);
        }
        System.arraycopy(text, 0, filling.bytes.array(), filling.used + ENDS_BYTES + end, length);
        end += length;
        filling.bytes.putInt(filling.used + slot * Integer.BYTES, end);
        return ++count;
    }

    /** Whether this number was given to these bytes. For the thread that adds. */
    public boolean is(int number, byte[] text, int length) {
        Place place = groups[number - 1 >> SHIFT];
        if (!place.window.hasArray()) {
            return false; // to look in the file would take longer than to keep it once more
        }
        int slot = number - 1 & GROUP - 1;
        int texts = place.texts();
        return Arrays.equals(place.window.array(), texts + place.start(slot), texts + place.end(slot), text, 0, length);
    }

    /** The text with this number; empty for one that was never given. */
    public String get(int number) {
        return new String(utf8(number), StandardCharsets.UTF_8);
    }

    /** The same in UTF-8, as it is kept. */
    public byte[] utf8(int number) {
        Place[] seen = groups;
        int at = number - 1 >> SHIFT;
        if (at < 0 || at >= seen.length || seen[at] == null) {
            return new byte[0];
        }
        Place place = seen[at];
        int slot = number - 1 & GROUP - 1;
        int start = place.start(slot);
        byte[] text = new byte[Math.max(0, place.end(slot) - start)];
        place.window.get(place.texts() + start, text);
        return text;
    }

    private void beginGroup() {
        int group = count >> SHIFT;
        if (group > 0) {
            filling.used += ENDS_BYTES + end;
        }
        if (filling.used + ENDS_BYTES + end > filling.bytes.capacity()) { // it will likely be as long as the last
            beginWindow(end, group);
        }
        end = 0;
        Place[] grown = group < groups.length ? groups : Arrays.copyOf(groups, Math.max(4, group * 2));
        grown[group] = new Place(filling.bytes, filling.used);
        groups = grown; // publishes the slot, also where the array is the same
    }

    /** The last group goes on in a new window, with room for a text of this length. */
    private void moveGroup(int length) {
        int group = count >> SHIFT;
        ByteBuffer before = filling.bytes;
        int at = filling.used;
        if (at == 0) { // nothing else is in there
            windows.removeLast();
            onHeap -= before.capacity();
        }
        beginWindow(2 * (end + length), group);
        System.arraycopy(before.array(), at, filling.bytes.array(), 0, ENDS_BYTES + end);
        Place[] all = groups;
        all[group] = new Place(filling.bytes, 0);
        groups = all; // publishes it
    }

    private void beginWindow(int room, int group) {
        int size = Math.clamp(2L * filling.bytes.capacity(), FIRST_WINDOW, WINDOW);
        filling = new Window(Math.max(size, ENDS_BYTES + room), group);
        windows.add(filling);
        onHeap += filling.bytes.capacity();
        while (onHeap > most && windows.size() > 1 && !failed) {
            spill(windows.getFirst());
        }
    }

    /** Writes the first window to the file. */
    private void spill(Window window) {
        ByteBuffer bytes = window.bytes.duplicate().limit(window.used);
        try {
            channel = channel == null ? file.open() : channel;
            while (bytes.hasRemaining()) {
                channel.write(bytes, written + bytes.position());
            }
            ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, written, window.used);
            written += window.used;
            for (int i = window.firstGroup; i < groups.length && isIn(groups[i], window); i++) {
                groups[i] = new Place(mapped, groups[i].at);
            }
            windows.removeFirst();
            onHeap -= window.bytes.capacity();
        } catch (IOException _) {
            failed = true; // what is in the file already is mapped, and stays readable
        }
    }

    private static boolean isIn(Place place, Window window) {
        return place != null && place.window == window.bytes && place.at < window.used; // not one that moves
    }
}
