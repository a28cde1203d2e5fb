package dev.gantry.format.picture;

import java.nio.charset.Charset;

import dev.gantry.trace.Snapshot;

/**
 * A recording as a chart of characters, for a terminal.
 *
 * @param width how many columns there are, from 40
 * @param letters whether blocks can be shown, or ASCII only
 * @param colours whether to colour by ANSI sequences
 */
public record TextPicture(int width, Letters letters, boolean colours) {
    /** What a terminal can show. */
    public enum Letters {
        UNICODE, ASCII;

        /** What this character set can say. */
        public static Letters of(Charset charset) {
            return charset.newEncoder().canEncode("█▒░▚│·") ? UNICODE : ASCII;
        }
    }

    /** The chart with its ruler and legend: lines that end in {@code \n}. */
    public String text(Snapshot snapshot) {
        return "";
    }
}
