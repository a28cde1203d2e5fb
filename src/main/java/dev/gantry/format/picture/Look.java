package dev.gantry.format.picture;

import dev.gantry.trace.Snapshot;
import dev.gantry.view.explain.DeadlockCircle;
import dev.gantry.view.frame.FrameOptions;
import dev.gantry.view.style.ColourBy;
import dev.gantry.view.style.Palette;

/**
 * How a picture of a recording is drawn.
 *
 * @param width its width at scale 1, in pixels, from 320 to 8192
 * @param scale how much larger everything is drawn, from 0.5 to 4
 * @param palette light or dark
 * @param emphasis what stands out
 */
public record Look(int width, double scale, Palette palette, FrameOptions emphasis) {
    /** The least width. */
    public static final int NARROWEST = 320;

    /** The greatest width. */
    public static final int WIDEST = 8192;

    /** The least scale. */
    public static final double LEAST = 0.5;

    /** The greatest scale. */
    public static final double GREATEST = 4;

    /** Light, of the usual width and size. */
    public static final Look USUAL = new Look(1600, 1, Palette.LIGHT, FrameOptions.NONE);

    public Look {
        width = Math.clamp(width, NARROWEST, WIDEST);
        scale = Math.clamp(scale, LEAST, GREATEST);
    }

    /** The same in these colours. */
    public Look in(Palette other) {
        return new Look(width, scale, other, emphasis);
    }

    /** The same, so wide at scale 1. */
    public Look wide(int pixels) {
        return new Look(pixels, scale, palette, emphasis);
    }

    /** The same with running slices coloured so. */
    public Look coloured(ColourBy by) {
        return new Look(width, scale, palette, emphasis.coloured(by));
    }

    /** What running slices are coloured by. */
    public ColourBy colours() {
        return emphasis.colours();
    }

    /** The same with this standing out. */
    Look showing(FrameOptions other) {
        return new Look(width, scale, palette, other);
    }

    /** The same, and of the first deadlock of this recording the circle stands out, as if it had been picked. */
    public Look circling(Snapshot recorded) {
        return DeadlockCircle.in(recorded)
                .map(found -> showing(emphasis.marking(found.faults()).picking(found.slice())))
                .orElse(this);
    }

    /** The same, this much larger than at scale 1. */
    public Look scaled(double by) {
        return new Look(width, by, palette, emphasis);
    }
}
