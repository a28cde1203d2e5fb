package dev.gantry.format.chrome;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The keys of a JSON file, of which each is one string however often it comes. In most files keys come in the same
 * order again and again, so the one that came after the last is tried first.
 */
final class JsonKeys {
    private static final int KEYS = 1 << 9;
    private static final int LONGEST = 50_000;

    private static final class Key {
        final String name;
        /** As files mostly have it, without the first quotation mark; empty if they may spell it in several ways. */
        final byte[] written;
        Key next = this;

        Key(String name) {
            this.name = name;
            boolean plain = name.chars().allMatch(c -> c >= ' ' && c < 0x7f && c != '"' && c != '\\');
            written = plain ? (name + "\":").getBytes(StandardCharsets.US_ASCII) : new byte[0];
        }
    }

    private final JsonBytes in;
    private final TextPool names = new TextPool();
    private final Key[] keys = new Key[KEYS];
    private Key key = new Key("");

    JsonKeys(JsonBytes in) {
        this.in = in;
    }

    /** The last key. */
    String name() {
        return key.name;
    }

    /** Whether the likely key begins here, behind its quotation mark; then it goes past it and its colon. */
    boolean isLikely() {
        byte[] written = key.next.written;
        int end = in.at + written.length;
        if (end == in.at || end > in.filled || !Arrays.equals(in.bytes, in.at, end, written, 0, written.length)) {
            return false;
        }
        in.at = end;
        key = key.next;
        return true;
    }

    /** The key is this, which will likely come next time after the last one too; one that is too long is cut. */
    void found(JsonStrings string) {
        String name = names.read(string.letters, string.letter, Math.min(string.count, LONGEST));
        int place = name.hashCode() & KEYS - 1;
        Key known = keys[place];
        if (known == null || !known.name.equals(name)) {
            known = new Key(EventParser.asInSwitch(name));
            keys[place] = known;
        }
        key.next = known;
        key = known;
    }
}
