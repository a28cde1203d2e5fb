package dev.gantry.view.frame;

import dev.gantry.view.style.FontRole;
import dev.gantry.view.style.Labels;
import dev.gantry.view.style.Style;
import dev.gantry.view.style.TextColour;
import dev.gantry.view.style.TextMeasure;
import dev.gantry.view.time.TimeScale;

/** Text frames on a plain background, for what stands around a chart. */
public final class FrameWords {
    private final Frame frame = new Frame();
    private final Labels labels = new Labels();

    /** An empty sheet of this size. */
    public FrameWords(int width, int height, TextMeasure measure) {
        labels.use(measure);
        frame.begin(width, height, new TimeScale(0, 1, 0, width), 0, 0);
        frame.rects().add(0, 0, width, height, Style.BACKGROUND);
    }

    /** Writes a line from {@code x} on, shortened so that as much stays free at the right. */
    public void line(String text, int x, int baseline, FontRole font, TextColour ink) {
        int room = frame.width() - 2 * x;
        frame.texts().add(labels.cut(text, font, room, 1), x, baseline, room, font, ink, false);
    }

    /** The frame with all lines so far. */
    public Frame frame() {
        return frame;
    }
}
