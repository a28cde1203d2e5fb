package dev.gantry.trace;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

import dev.gantry.trace.column.KeptTexts;
import dev.gantry.trace.memory.ColumnMemory;
import dev.gantry.trace.message.Beginning;

/**
 * Interned texts by number. Records hold the number; 0 is the empty text.
 *
 * <p>Safe for all threads. A text that is known already is found without a lock. Texts longer than {@link #LONGEST}
 * characters are cut and end in an ellipsis.
 */
public class Names {
    /** The most characters of a text that are kept. */
    public static final int LONGEST = 4096;

    /** Stands for a text that found no room. */
    public static final String REFUSED = "…";

    /** A text's objects, and its entries in the map and the array. */
    private static final int TEXT_BYTES = 120;
    private static final int SPINS = 1_000;

    private final AtomicBoolean adding = new AtomicBoolean();
    private final ConcurrentHashMap<String, Integer> numbers = new ConcurrentHashMap<>();
    private volatile String[] texts = {"", null, null, null, null, null, null, null};
    private final long mostBytes;
    private final KeptTexts kept;
    private int count = 1;
    private volatile long bytes; // written by the thread that adds
    private final LongAdder refused = new LongAdder();

    /** Texts without a limit but that of numbers. */
    public Names() {
        this(Long.MAX_VALUE);
    }

    /** Texts that take at most so many bytes, nearly; those that come when it is reached are all {@link #REFUSED}. */
    public Names(long mostBytes) {
        this(mostBytes, new KeptTexts());
    }

    /** Texts without a limit; of those that come once so many bytes are in memory, the others in this file. */
    public Names(long keptBytes, ColumnMemory.SpillFile file) {
        this(Long.MAX_VALUE, new KeptTexts(keptBytes, file));
    }

    private Names(long mostBytes, KeptTexts kept) {
        this.mostBytes = mostBytes;
        this.kept = kept;
        numbers.put("", 0);
    }

    /** Bytes of heap that the texts take, nearly. */
    public long bytes() {
        return bytes;
    }

    /** Bytes of heap that texts of {@link #keep} take. For the thread that writes the trace. */
    public long keptBytes() {
        return kept.bytes();
    }

    /** How often there was no room for a text. */
    public long refused() {
        return refused.sum();
    }

    /** The number of this text, a new one if it was never seen. */
    public int intern(String text) {
        String kept = Beginning.cut(text, LONGEST);
        Integer known = numbers.get(kept);
        return known != null ? known : add(kept);
    }

    /**
     * The number of a text that hardly ever comes twice, and is compared with no other: below 0. It is the first so
     * many of these bytes, in UTF-8. Only for the thread that writes the trace.
     */
    public int keep(byte[] text, int length) {
        if (length > LONGEST) {
            String whole = new String(text, 0, length, StandardCharsets.UTF_8);
            if (whole.length() > LONGEST) {
                byte[] cut = Beginning.cut(whole, LONGEST).getBytes(StandardCharsets.UTF_8);
                return -kept.add(cut, cut.length);
            }
        }
        return -kept.add(text, length);
    }

    /** Whether this number was given to these bytes by {@link #keep}. For the same thread. */
    public boolean isKept(int number, byte[] text, int length) {
        return number < 0 && kept.is(-number, text, length);
    }

    /** The text with this number; the empty text for a number that was never given. */
    public String get(int number) {
        if (number < 0) {
            return kept.get(-number);
        }
        String[] seen = texts;
        String text = number >= 0 && number < seen.length ? seen[number] : null;
        return text == null ? "" : text;
    }

    /** The same in UTF-8. */
    public byte[] utf8(int number) {
        return number < 0 ? kept.utf8(-number) : get(number).getBytes(StandardCharsets.UTF_8);
    }

    /** Count of numbers given; all are below this. */
    public synchronized int count() {
        return count;
    }

    /**
     * Spins where another thread adds a text just now, which takes it less than a microsecond. A monitor would
     * deadlock: a virtual thread that waits for it is unmounted, and when its carrier then queues behind it, both wait
     * for ever.
     */
    private int add(String text) {
        for (int spins = 0; !adding.compareAndSet(false, true); spins++) {
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield(); // the adding thread has lost its processor
            }
        }
        try {
            return addAlone(text);
        } finally {
            adding.set(false);
        }
    }

    private int addAlone(String text) {
        Integer known = numbers.get(text);
        if (known != null) {
            return known;
        }
        long more = TEXT_BYTES + 2L * text.length();
        if (bytes + more > mostBytes && !text.equals(REFUSED)) {
            refused.increment();
            return addAlone(REFUSED);
        }
        bytes += more;
        String[] grown = count < texts.length ? texts : Arrays.copyOf(texts, texts.length * 2);
        grown[count] = text;
        texts = grown; // publishes the slot, also where the array is the same
        numbers.put(text, count);
        return count++;
    }
}
