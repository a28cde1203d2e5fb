package dev.gantry.format;

import dev.gantry.trace.Names;

/**
 * Numbers of the details of a file's events, see {@link Details}. Those that come again soon share a number. All
 * together are bounded, and what of them is in memory by a share of what the JVM may use. For the reader's thread.
 */
public final class DetailNumbers {
    private static final int PLACES = 1 << 13;
    private static final int SHARE = 8;
    private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / SHARE;

    private final TraceUnderConstruction opening;
    /** Hashes of what was seen: where they differ, the text itself, which is in no cache any more, is not looked at. */
    private final int[] hashes = new int[PLACES];
    private final int[] numbers = new int[PLACES];
    private final JsonText whole = new JsonText();
    private long room;

    public DetailNumbers(TraceUnderConstruction opening) {
        this.opening = opening;
        this.room = opening.limits().characters();
    }

    /** Whether there is no room for more, except for what came just now. */
    public boolean isFull() {
        return room <= 0 || opening.names().keptBytes() > MOST_BYTES;
    }

    /** The number of these details; 0 if there is no room for them. */
    public int number(String text) {
        whole.clear();
        whole.value(text);
        return number(whole);
    }

    /** The same. */
    public int number(JsonText text) {
        int hash = text.hash();
        int place = (hash ^ hash >>> 15) & PLACES - 1;
        Names names = opening.names();
        if (hashes[place] != hash || !names.isKept(numbers[place], text.letters(), text.length())) {
            if (isFull()) {
                return 0;
            }
            hashes[place] = hash;
            numbers[place] = names.keep(text.letters(), text.length());
            room -= text.length();
        }
        return numbers[place];
    }
}
