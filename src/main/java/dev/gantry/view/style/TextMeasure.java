package dev.gantry.view.style;

/** How wide a text is, as the painter of the frame will draw it. */
@FunctionalInterface
public interface TextMeasure {
    /** The width in pixels, with the metrics' scale already in it. */
    double width(String text, FontRole font);
}
