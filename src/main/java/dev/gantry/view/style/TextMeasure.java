package dev.gantry.view.style;

/** Text measurement: how wide the painter of the frame will draw a text. */
@FunctionalInterface
public interface TextMeasure {
    /** The width in pixels, with the metrics' scale already in it. */
    double width(String text, FontRole font);
}
