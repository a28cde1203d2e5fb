package dev.gantry.view.style;

/** The hatch of a style: how much of its second colour there is at a pixel of a square that is repeated. */
@FunctionalInterface
interface Pattern {
    Pattern NONE = (_, _) -> 0;

    /** From 0 to 1, at a pixel of the square of 16 by 16. */
    double weight(int x, int y);

    /** A line of about two pixels with soft edges, by the distance from where it begins. */
    static double stripe(int distance) {
        return switch (distance) {
            case 0, 2 -> 0.45;
            case 1 -> 1;
            default -> 0;
        };
    }

    /** All or nothing. */
    static double whole(boolean inside) {
        return inside ? 1 : 0;
    }
}
