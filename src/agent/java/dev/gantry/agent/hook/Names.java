package dev.gantry.agent.hook;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import jdk.internal.misc.Unsafe;

/** Texts of the ring, and their numbers. */
final class Names {
    static final int CHUNK = 16384;
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final int LONGEST = 4000;
    private static final int MOST_KEPT = 65_536;
    private static final int LONGEST_KEPT = 256;

    private final SpinLock lock = new SpinLock(); // guards all below
    private final Map<String, Integer> numbers = new HashMap<>();
    private final long end;
    private long chunk; // the next one
    private long at;
    private long limit;
    private int last;

    /** The names of this ring, of which one is there: the name of those that have no place any more. */
    Names(Ring ring) {
        chunk = ring.names;
        end = ring.names + (long) ring.chunks * CHUNK;
        of("(its name is left out: the ring has no place for more)");
    }

    /** The number of a text, which is in the ring by then. */
    int of(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        lock.lock();
        try {
            Integer known = numbers.get(text);
            return known != null ? known : add(text);
        } finally {
            lock.unlock();
        }
    }

    /** The number of a text, or of this other one if the text is a new one and so many are there already. */
    int ofFew(String text, int most, int otherwise) {
        lock.lock();
        try {
            Integer known = numbers.get(text);
            return known != null ? known : numbers.size() < most ? add(text) : otherwise;
        } finally {
            lock.unlock();
        }
    }

    private int add(String text) {
        byte[] content = text.substring(0, Math.min(text.length(), LONGEST)).getBytes(StandardCharsets.UTF_8);
        int size = (8 + content.length + 7) / 8 * 8;
        if (at + size > limit) {
            if (chunk == end) {
                return 1;
            }
            at = chunk;
            limit = chunk += CHUNK;
        }
        int number = ++last;
        UNSAFE.putInt(at, number);
        for (int i = 0; i < content.length; i++) {
            UNSAFE.putByte(at + 8 + i, content[i]);
        }
        UNSAFE.putIntRelease(null, at + 4, 1 + content.length);
        at += size;
        if (text.length() < LONGEST_KEPT && numbers.size() < MOST_KEPT) {
            numbers.put(text, number);
        }
        return number;
    }
}
