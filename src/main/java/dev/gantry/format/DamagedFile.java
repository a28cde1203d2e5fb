package dev.gantry.format;

import java.io.IOException;

/**
 * Damage in a file, from which on it can't be read. What was read before it stays. The message is a sentence for the
 * user, without the file's name: where, what, and what to do.
 */
public final class DamagedFile extends IOException {
    private static final long serialVersionUID = 1;

    public DamagedFile(String sentence) {
        super(sentence);
    }

    /** It ends in the middle of something. */
    public static DamagedFile cut(long at) {
        return new DamagedFile(("The file ends in the middle of a record, at byte %,d: it was cut, or is still being"
                + " written. All before that is shown.").formatted(at));
    }

    /** There is something that can't be there. */
    public static DamagedFile at(long at, String what) {
        return new DamagedFile("The file is damaged at byte %,d: %s. All before that is shown.".formatted(at, what));
    }

    /** It goes beyond a limit. */
    public static DamagedFile beyond(long at, String limit) {
        return new DamagedFile(
                "The file is read up to byte %,d only: %s is more than Gantry takes from a file.".formatted(at, limit));
    }
}
