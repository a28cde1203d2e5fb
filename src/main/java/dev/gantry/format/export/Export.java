package dev.gantry.format.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleConsumer;

import dev.gantry.format.WholeFile;
import dev.gantry.recording.About;
import dev.gantry.trace.Snapshot;

/**
 * Export format of a recording.
 *
 * @param id what the command line calls it
 * @param title what a person calls it
 * @param endings how names of such files end, without the dot; the usual one first
 * @param takes what may be chosen about it
 * @param way how it is written
 */
public record Export(String id, String title, List<String> endings, Takes takes, Way way) {
    /** Options of an export format. */
    public enum Takes {
        /** Nothing: it always holds everything. */
        NOTHING,
        /** What part of the recording. */
        PART,
        /** What part, how large, and whether dark. */
        LOOK
    }

    /** How a recording is written. */
    public sealed interface Way {}

    /** Writes a recording from the beginning to the end. */
    public non-sealed interface Writing extends Way {
        /**
         * Writes what was chosen; the stream stays open.
         *
         * @param progress is told from 0 to 1 how far it is; what it throws ends the writing
         */
        void write(Snapshot snapshot, About about, Choice choice, OutputStream to, DoubleConsumer progress)
                throws IOException;
    }

    /** Makes a folder of a recording, which is there in full or not at all. */
    public non-sealed interface Foldering extends Way {
        /**
         * Writes all of it.
         *
         * @param progress is told from 0 to 1 how far it is; what it throws ends the writing
         * @throws IOException if it cannot be written; the message is one sentence for the user
         */
        void write(Snapshot snapshot, Path folder, DoubleConsumer progress) throws IOException;
    }

    /** Whether a part of a recording can be written. */
    public boolean takesPart() {
        return takes != Takes.NOTHING;
    }

    /** Whether it can be larger or smaller, light or dark. */
    public boolean takesLook() {
        return takes == Takes.LOOK;
    }

    /** Whether it shows bars, whose colours can be chosen. */
    public boolean takesColours() {
        return takesLook() || id.equals("html");
    }

    /** Writes the file or folder, which is there in full or not at all. */
    public void write(Snapshot snapshot, About about, Choice choice, Path file, DoubleConsumer progress)
            throws IOException {
        switch (way) {
            case Writing writing -> WholeFile.write(file,
                    to -> writing.write(snapshot, about, choice, to, progress));
            case Foldering foldering -> foldering.write(snapshot, file, progress);
        }
    }
}
