package dev.gantry.format;

/**
 * The arguments of one event as JSON, without the braces around them. Arguments that would make the text too long for a
 * trace are left out. For one thread.
 */
public final class ArgumentText {
    private static final int LONGEST = 3_000;

    /** A text of more bytes is too long in any case. */
    public static final int MOST_BYTES = 4 * (LONGEST + 1);

    private final JsonText text;
    private boolean cut;

    /** Arguments with names that are kept here. */
    public ArgumentText(JsonText.Keys keys) {
        text = new JsonText(keys);
    }

    /** Begins anew, for the next event. */
    public void clear() {
        text.clear();
        cut = false;
    }

    /** The text so far; valid until the next event. */
    public JsonText text() {
        return text;
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** Whether an argument was left out. */
    public boolean isCut() {
        return cut;
    }

    /** Whether the text is too long for a trace. */
    public boolean isTooLong() {
        return text.length() > LONGEST && text.characters() > LONGEST;
    }

    /** An argument that began at this length has been written; it is left out if it is not whole, or too long. */
    public void end(int before, boolean whole) {
        if (!whole || isTooLong()) {
            text.truncate(before);
            cut = true;
        }
    }
}
