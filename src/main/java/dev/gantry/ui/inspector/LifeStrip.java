package dev.gantry.ui.inspector;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

import dev.gantry.trace.Callback;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Task;
import dev.gantry.trace.Trace;
import dev.gantry.ui.theme.Patterns;
import dev.gantry.view.style.Palette;
import dev.gantry.view.style.Style;

/** Life of one task, from submission to its last callback, as a strip in the timeline's colours. */
final class LifeStrip extends Region {
    private static final int HEIGHT = 20;

    private final Canvas canvas = new Canvas(1, HEIGHT);
    private Palette palette = Palette.LIGHT;
    private long from;
    private long to;

    LifeStrip() {
        getStyleClass().add("life-strip");
        getChildren().add(canvas);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxWidth(Double.MAX_VALUE);
    }

    void show(Snapshot snapshot, Task task, Palette colours) {
        palette = colours;
        from = task.submitted();
        long end = task.ended() == Trace.NONE ? snapshot.horizon() : task.ended();
        to = Math.max(from + 1, end);
        for (Callback callback : task.callbacks()) {
            to = Math.max(to, callback.end());
        }
        canvas.setWidth(Math.max(1, Math.floor(getWidth())));
        canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), HEIGHT);
        paint(from, task.started() == Trace.NONE ? end : task.started(), Style.QUEUED, 6);
        if (task.started() != Trace.NONE) {
            Lane lane = snapshot.lane(task.lane());
            boolean suspends = lane != null && lane.rest() == State.SUSPENDED && lane.depth() > 0;
            paint(task.started(), end, suspends ? Style.SUSPENDED : Style.RUNNING, suspends ? 6 : 0);
            if (suspends) {
                paintAll(snapshot, lane.row(0), State.RUNNING, task.started(), end);
            }
            for (int depth = 0; lane != null && depth < lane.depth(); depth++) {
                paintAll(snapshot, lane.row(depth), State.BLOCKED, task.started(), end);
            }
        }
        for (Callback callback : task.callbacks()) {
            paint(callback.start(), callback.end(), Style.CALLBACK, 0);
        }
    }

    private void paintAll(Snapshot snapshot, Row row, State state, long start, long end) {
        int last = -1;
        for (int i = row.firstEndingAfter(start); i < row.size() && row.start(i) < end; i++) {
            int x = x(row.start(i));
            if (row.state(i) == state && x >= last) {
                long until = row.isOpen(i) ? snapshot.horizon() : row.end(i);
                paint(Math.max(start, row.start(i)), Math.min(until, end), Style.of(state),
                        state == State.BLOCKED ? 3 : 0);
                last = x + 1;
            }
        }
    }

    private void paint(long start, long end, Style style, int inset) {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        int left = x(start);
        int width = Math.max(2, x(end) - left);
        pen.setFill(colour(palette.edge(style)));
        pen.fillRect(left, inset, width, HEIGHT - 2 * inset);
        pen.setFill(Patterns.of(style, palette));
        pen.fillRect(left + 1, inset + 1, Math.max(1, width - 2), HEIGHT - 2 * inset - 2);
    }

    private int x(long time) {
        return (int) Math.round((canvas.getWidth() - 2) * (time - from) / (to - from));
    }

    private static Color colour(int argb) {
        return Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255);
    }
}
