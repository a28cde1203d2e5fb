package dev.gantry.view.frame;

import dev.gantry.trace.counter.Counter;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.style.Style;
import dev.gantry.view.time.TimeScale;

/** Queue length of an executor, drawn as an area of steps: in every column the most tasks that waited then. */
final class QueuePainter {
    private Scene scene;
    private int line;
    private long peak;
    private int from;
    private long held;

    void paint(Scene on, int at) {
        scene = on;
        line = at;
        Counter queue = queue(scene, scene.layout().executor(line));
        peak = queue.most(0, queue.size());
        TimeScale scale = scene.scale();
        int column = scale.left();
        int end = Math.min(scale.right(), scale.x(scene.snapshot().horizon()) + 1);
        int i = queue.from(scale.start());
        long value = i == 0 ? 0 : queue.value(i - 1);
        from = column;
        held = value;
        while (column < end) {
            int change = i < queue.size() ? Math.min(end, Math.max(column, scale.x(queue.time(i)))) : end;
            if (change > column) {
                step(column, value);
                column = change;
                continue;
            }
            int after = queue.from(scale.time(column + 1));
            long most = Math.max(value, queue.most(i, after));
            value = queue.value(after - 1);
            step(column, most);
            i = after;
            column++;
        }
        emit(column);
    }

    /** The most that ever waited in this executor's queue. */
    long peak(Scene on, int executor) {
        Counter queue = queue(on, executor);
        return queue.most(0, queue.size());
    }

    private static Counter queue(Scene on, int executor) {
        return on.snapshot().executors().get(executor - 1).queue();
    }

    /** From this column on so many wait. */
    private void step(int column, long value) {
        if (value != held) {
            emit(column);
            from = column;
            held = value;
        }
    }

    private void emit(int to) {
        if (held <= 0 || to <= from) {
            return;
        }
        Metrics metrics = scene.metrics();
        int bar = metrics.bar();
        int height = Math.clamp(Math.round(held * (double) bar / peak), Math.min(bar, metrics.px(3)), bar);
        int flags = scene.emphasis().dims(Style.QUEUED) ? Rects.DIMMED : 0;
        int bottom = scene.top(line) + metrics.pad() + bar;
        scene.rects().add(from, bottom - height, to - from, height, Style.QUEUED, flags, scene.layout().executor(line),
                -1,
                (int) Math.min(Integer.MAX_VALUE, held), 0);
    }
}
