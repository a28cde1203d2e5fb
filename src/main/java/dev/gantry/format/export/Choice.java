package dev.gantry.format.export;

import dev.gantry.format.Excerpt;
import dev.gantry.format.picture.Look;

/**
 * Export options: what part of a recording is written, and how it looks where it is a picture.
 *
 * @param excerpt what part
 * @param look how it looks
 */
public record Choice(Excerpt excerpt, Look look) {
    /** All of it, as it usually looks. */
    public static final Choice USUAL = new Choice(Excerpt.WHOLE, Look.USUAL);
}
