package dev.gantry.view.frame;

import java.util.Arrays;

import dev.gantry.view.style.Palette;

/**
 * The arrows of a {@link Frame}: lines through points, to be drawn {@link Palette#flow} coloured and smooth. Those with
 * a head end in a small filled triangle whose tip is the last point.
 */
public final class Paths {
    private float[] xs = new float[64];
    private float[] ys = new float[64];
    private int points;
    private int[] ends = new int[8];
    private Line[] lines = new Line[8];
    private int size;

    /** How a path is drawn. */
    enum Line {
        /** The way of a task. */
        PLAIN,
        /** A wake-up. */
        DASHED,
        /** The critical path. */
        THICK
    }

    Paths() {}

    /** How many paths there are. */
    public int size() {
        return size;
    }

    /** The first point of a path. */
    public int from(int path) {
        return path == 0 ? 0 : ends[path - 1];
    }

    /** The point after the last of a path. */
    public int to(int path) {
        return ends[path];
    }

    public float x(int point) {
        return xs[point];
    }

    public float y(int point) {
        return ys[point];
    }

    /** Whether it is dashed: a wake-up, not the way of the task. */
    public boolean isDashed(int path) {
        return lines[path] == Line.DASHED;
    }

    /** How thick it is, as a multiple of the usual: the critical path is thicker. */
    public float thickness(int path) {
        return lines[path] == Line.THICK ? 2 : 1;
    }

    void clear() {
        points = 0;
        size = 0;
    }

    void point(float x, float y) {
        if (points == xs.length) {
            xs = Arrays.copyOf(xs, points * 2);
            ys = Arrays.copyOf(ys, points * 2);
        }
        xs[points] = x;
        ys[points++] = y;
    }

    /** A corner, between the point before it and the one after, that is rounded from this far away. */
    void bend(float x, float y, float beforeX, float beforeY, float afterX, float afterY, float soft) {
        float before = Math.min(soft, (float) Math.hypot(x - beforeX, y - beforeY) / 2);
        float after = Math.min(soft, (float) Math.hypot(x - afterX, y - afterY) / 2);
        float fromX = x + Math.signum(beforeX - x) * before;
        float fromY = y + Math.signum(beforeY - y) * before;
        float toX = x + Math.signum(afterX - x) * after;
        float toY = y + Math.signum(afterY - y) * after;
        for (int i = 0; i <= 4; i++) {
            float t = i / 4f;
            float u = 1 - t;
            point(u * u * fromX + 2 * u * t * x + t * t * toX, u * u * fromY + 2 * u * t * y + t * t * toY);
        }
    }

    /** Ends the path that the last points make. */
    void end(Line line) {
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
            lines = Arrays.copyOf(lines, size * 2);
        }
        ends[size] = points;
        lines[size++] = line;
    }
}
