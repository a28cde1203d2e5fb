package dev.gantry.program;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processes that write rings into a folder on their own account: they are followed until the last of them ends. */
public final class RingsOfOthers implements Attachment.Subject {
    private final Path folder;
    private boolean seen; // of the thread that follows

    /** Those that write into this folder, now or later. */
    public RingsOfOthers(Path folder) {
        this.folder = folder;
    }

    @Override
    public void begin() {
        // they do so by themselves
    }

    /** Whether a ring is there: one that is done is deleted by the follower. Before the first, one is waited for. */
    @Override
    public boolean goesOn() {
        try (DirectoryStream<Path> rings = Files.newDirectoryStream(folder, "*.ring")) {
            boolean isThere = rings.iterator().hasNext();
            seen |= isThere;
            return isThere || !seen;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void end() {
        // they go on by themselves
    }
}
