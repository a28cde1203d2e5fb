package dev.gantry.ui.files;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A recording in a file that the window lists.
 *
 * @param file where it is
 * @param title what a person calls it
 * @param kind how names of files of its kind usually end, see {@link FileTexts#kind}; empty if the kind is not known
 * @param when when it was opened or saved last, or written if it waits to be recovered
 * @param bytes how large it is, {@link #GONE} if it is not there any more
 * @param waiting whether a killed program has left it and the user has not yet kept or deleted it
 * @param whole whether its recording had come to its end
 */
public record RecentFile(Path file, String title, String kind, Instant when, long bytes, boolean waiting,
        boolean whole) {
    /** Size of a missing file. */
    public static final long GONE = -1;

    public boolean isGone() {
        return bytes == GONE;
    }
}
