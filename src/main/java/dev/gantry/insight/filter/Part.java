package dev.gantry.insight.filter;

import java.util.List;

/** A part of a filter, bound to one recording: whether a thing fits it. */
interface Part {
    /** The thing has nothing of what is asked, so the opposite does not fit either. */
    int NOT_ASKED = -1;
    int NO = 0;
    int YES = 1;

    int fits(Thing thing);

    static int of(boolean fits) {
        return fits ? YES : NO;
    }

    /** All of these. */
    static Part all(List<Part> parts) {
        return parts.size() == 1 ? parts.getFirst() : thing -> {
            int least = YES;
            for (int i = 0; i < parts.size() && least == YES; i++) {
                least = parts.get(i).fits(thing);
            }
            return least;
        };
    }

    /** Any of these. */
    static Part any(List<Part> parts) {
        return parts.size() == 1 ? parts.getFirst() : thing -> {
            int most = NOT_ASKED;
            for (int i = 0; i < parts.size() && most != YES; i++) {
                most = Math.max(most, parts.get(i).fits(thing));
            }
            return most;
        };
    }

    static Part not(Part part) {
        return thing -> {
            int fits = part.fits(thing);
            return fits == NOT_ASKED ? NOT_ASKED : YES - fits;
        };
    }
}
