package dev.gantry.view.time;

/**
 * Viewport: the visible part of a recording: the time from {@code start} to {@code end}, in nanoseconds since the
 * origin, and how far the lanes are scrolled down, in pixels. Never changes; every move gives a new one.
 *
 * @param start the time at the left edge
 * @param end the time at the right edge, at least one nanosecond later
 * @param scroll pixels of lanes above the upper edge, from 0
 */
public record Viewport(long start, long end, int scroll) {
    /** The shortest and the longest time that a viewport can show: 1 ns and 10 days. */
    public static final long LEAST_SPAN = 1;

    public static final long GREATEST_SPAN = 10L * 24 * 3600 * 1_000_000_000;

    private static final long SPAN_OF_NOTHING = 1_000_000_000;
    private static final int MARGIN_BEFORE = 100;
    private static final int MARGIN_AFTER = 40;

    public Viewport {
        long span = Math.clamp(end - start, LEAST_SPAN, GREATEST_SPAN);
        end = start + span;
        scroll = Math.max(0, scroll);
    }

    /** All of a recording with a little room on both sides; a second where there is nothing yet. */
    public static Viewport fit(long first, long horizon) {
        long span = horizon > first ? Math.min(horizon - first, GREATEST_SPAN - GREATEST_SPAN / 10) : SPAN_OF_NOTHING;
        return new Viewport(first - before(span), first + span + after(span), 0);
    }

    /** This stretch of time with a little room on both sides, at the same scroll. */
    public Viewport fitting(long from, long to) {
        return fit(from, to).scrolledTo(scroll);
    }

    public long span() {
        return end - start;
    }

    /** Shows {@code factor} times as much time (below 1 zooms in); the time {@code anchor} stays where it is. */
    public Viewport zoomed(long anchor, double factor) {
        long span = span();
        long wanted = Math.round(Math.clamp(span * factor, LEAST_SPAN, GREATEST_SPAN));
        if (wanted == span && factor > 1) {
            wanted = Math.min(span + 1, GREATEST_SPAN);
        } else if (wanted == span && factor < 1) {
            wanted = Math.max(span - 1, LEAST_SPAN);
        }
        double share = Math.clamp((anchor - start) / (double) span, 0, 1);
        long newStart = Math.round(anchor - share * wanted);
        return new Viewport(newStart, newStart + wanted, scroll);
    }

    /** Moves later in time (earlier if negative) by nanoseconds. */
    public Viewport panned(long nanos) {
        return new Viewport(start + nanos, end + nanos, scroll);
    }

    /** Moves by a share of what is shown: 0.5 is half a window later. */
    public Viewport pannedBy(double share) {
        return panned(Math.round(span() * share));
    }

    /** Scrolls so that this many pixels of lanes lie above the upper edge. */
    public Viewport scrolledTo(int pixels) {
        return new Viewport(start, end, pixels);
    }

    /** Scrolls down (up if negative), at most until the last line is shown. */
    public Viewport scrolled(int pixels, int contentHeight, int lanesHeight) {
        return scrolledTo(Math.clamp(scroll + (long) pixels, 0, Math.max(0, contentHeight - lanesHeight)));
    }

    /** The nearest viewport that shows nothing but this recording and the room around it. */
    public Viewport clamped(long first, long horizon) {
        Viewport all = fit(first, horizon);
        if (span() >= all.span()) {
            return all.scrolledTo(scroll);
        }
        long newStart = Math.clamp(start, all.start, all.end - span());
        return new Viewport(newStart, newStart + span(), scroll);
    }

    /**
     * The same span with what happens now at the right edge; while the recording is shorter than that, its beginning is
     * at the left edge and it grows to the right.
     */
    public Viewport following(long first, long horizon) {
        long newEnd = Math.max(horizon + after(span()), first - before(span()) + span());
        return new Viewport(newEnd - span(), newEnd, scroll);
    }

    /** Times as pixels, where the viewport is {@code width} pixels wide and begins at {@code left}. */
    public TimeScale scale(int left, int width) {
        return new TimeScale(start, end, left, Math.max(1, width));
    }

    private static long before(long span) {
        return span / MARGIN_BEFORE;
    }

    private static long after(long span) {
        return span / MARGIN_AFTER;
    }

    /** By hand: a record's own method is linked at its first call (invokedynamic), which delays the first picture. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Viewport view && start == view.start && end == view.end && scroll == view.scroll;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Long.hashCode(start) + Long.hashCode(end)) + scroll;
    }
}
