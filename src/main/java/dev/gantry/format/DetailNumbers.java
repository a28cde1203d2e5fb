package dev.gantry.format;

/**
 * Numbers of the details of a file's events, see {@link Details}. Those that come again soon share a number. All
 * together are bounded, by a share of what the JVM may use. For the reader's thread.
 */
public final class DetailNumbers {
    private static final int PLACES = 1 << 13;
    private static final int PRIME = 31;
    private static final int SHARE = 8;

    private final TraceUnderConstruction opening;
    private final String[] seen = new String[PLACES];
    private final int[] numbers = new int[PLACES];
    private long room;

    public DetailNumbers(TraceUnderConstruction opening) {
        this.opening = opening;
        this.room = Math.min(opening.limits().characters(), Runtime.getRuntime().maxMemory() / SHARE);
    }

    /** Whether there is no room for more, except for what came just now. */
    public boolean isFull() {
        return room <= 0;
    }

    /** The number of these details; 0 if there is no room for them. */
    public int number(CharSequence text) {
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = hash * PRIME + text.charAt(i);
        }
        int place = (hash ^ hash >>> 15) & PLACES - 1;
        if (seen[place] == null || !seen[place].contentEquals(text)) {
            if (isFull()) {
                return 0;
            }
            seen[place] = text.toString();
            numbers[place] = opening.names().keep(seen[place]);
            room -= text.length();
        }
        return numbers[place];
    }
}
