package dev.gantry.view.frame;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.gantry.view.layout.Metrics;
import dev.gantry.view.style.FontRole;
import dev.gantry.view.style.Style;
import dev.gantry.view.style.TextColour;
import dev.gantry.view.time.Durations;
import dev.gantry.view.time.Flag;
import dev.gantry.view.time.TimeScale;

/**
 * Flags on the ruler: the user's notes, the moment that is looked at, what times count from, and the playhead. Each has
 * a flag as wide as its text or as the room up to the next, and a line through the lanes.
 */
final class FlagPainter {
    private static final int WIDEST = 180;
    private static final int NARROWEST = 5;
    private static final int LEAST_LETTERS = 3;

    /** A flag; {@code number} is the note's place, -1 for others. */
    private record Drawn(int left, int right, String text, Style style, int number) {}

    private final List<Drawn> flags = new ArrayList<>();

    private record Pin(long time, String text, Style style, int number) {}

    /** Lays out the flags. */
    void place(Scene scene) {
        flags.clear();
        if (scene.metrics().isText()) {
            return;
        }
        List<Pin> pins = pins(scene);
        TimeScale scale = scene.scale();
        int margin = scene.metrics().px(4);
        for (int i = 0; i < pins.size(); i++) {
            Pin pin = pins.get(i);
            int x = scale.x(pin.time);
            if (x < scale.left() || x >= scale.right()) {
                continue;
            }
            int limit = i + 1 < pins.size() ? Math.min(scale.right(), scale.x(pins.get(i + 1).time)) : scale.right();
            int room = Math.min(scene.metrics().px(WIDEST), limit - x - 1 - 2 * margin);
            String text = room <= 0 ? "" : scene.labels().cut(pin.text, FontRole.RULER, room, LEAST_LETTERS);
            int width = text.isEmpty()
                    ? scene.metrics().px(NARROWEST)
                    : 2 * margin + (int) Math.ceil(scene.labels().width(text, FontRole.RULER));
            flags.add(new Drawn(x, x + width, text, pin.style, pin.number));
        }
    }

    /** Whether a flag stands somewhere between these columns. */
    boolean covers(int from, int to) {
        for (Drawn flag : flags) {
            if (from < flag.right && to > flag.left) {
                return true;
            }
        }
        return false;
    }

    void paint(Scene scene) {
        Metrics metrics = scene.metrics();
        int top = metrics.px(5);
        int height = metrics.ruler() - 2 * top;
        for (Drawn flag : flags) {
            scene.rects().add(flag.left, top, 1, scene.frame().height() - top, flag.style);
            scene.rects().add(flag.left, top, flag.right - flag.left, height, flag.style, 0, 0, -1,
                    Math.max(0, flag.number), flag.number < 0 ? 0 : 1);
            scene.text(flag.text, flag.left + metrics.px(4), top, height, flag.right - flag.left, FontRole.RULER,
                    TextColour.ON_FLAG, false);
        }
    }

    private static List<Pin> pins(Scene scene) {
        FrameOptions emphasis = scene.emphasis();
        List<Pin> pins = new ArrayList<>();
        emphasis.flags().origin().ifPresent(origin -> pins.add(new Pin(origin.time(), "0", Style.ORIGIN, -1)));
        List<Flag> notes = emphasis.flags().notes();
        for (int i = 0; i < notes.size(); i++) {
            pins.add(new Pin(notes.get(i).time(), notes.get(i).text(), Style.NOTE, i));
        }
        emphasis.moment().ifPresent(moment -> pins.add(new Pin(moment.time(), moment.text(), Style.MOMENT, -1)));
        long zero = emphasis.flags().zero(scene.snapshot());
        emphasis.playhead().ifPresent(time -> pins.add(new Pin(time, Durations.since(zero, time), Style.PLAYHEAD, -1)));
        pins.sort(Comparator.comparingLong(Pin::time));
        return pins;
    }
}
