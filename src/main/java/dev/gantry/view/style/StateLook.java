package dev.gantry.view.style;

/**
 * Look of a state of a lane or a task, which tells it from the others with colour and without, in a picture and in
 * text. What it is called and means stands in the texts, under its id: {@code legend.<id>} and {@code
 * legend.<id>.meaning} in {@code phrases}, {@code state.<id>} in the window's messages.
 *
 * @param light its colours in the light theme
 * @param dark its colours in the dark theme
 * @param ink the colour of a text on it
 * @param pattern its hatch, that no shift makes another's
 * @param shape how its rectangles end
 * @param glyph what stands for it in text
 * @param occurs in which recordings it may be seen
 */
record StateLook(
        Shades light, Shades dark, TextColour ink, Pattern pattern, Shape shape, Glyph glyph, Occurs occurs) {
    /** How a rectangle ends at its sides. */
    enum Shape {
        /** It is there, as a slice is: round where there is room, edged all round, torn where it goes on. */
        SLICE,
        /** It fills what others leave, or marks a place: straight, edged above and below. */
        STRIP
    }

    /** In which recordings a state may be seen. */
    enum Occurs {
        ALWAYS, WITH_PROCESSES, WITH_COROUTINES
    }
}
