package dev.gantry.view;

import java.util.HashMap;
import java.util.Map;

import dev.gantry.trace.Counter;

/**
 * Draws how many tasks wait for an executor, as an area of steps: in every column the most that waited then, for as many
 * changes as a sample holds.
 */
final class QueuePainter {
    private static final int SAMPLES = 32;
    private static final int READ_PER_FRAME = 200_000;

    /** The most that ever waited, as far as it has been read. */
    private static final class Peak {
        private int read;
        private long value;

        long upTo(Counter queue) {
            int to = (int) Math.min(queue.size(), (long) read + READ_PER_FRAME);
            if (queue.size() < read) {
                read = 0; // another recording
                value = 0;
            }
            for (; read < to; read++) {
                value = Math.max(value, queue.value(read));
            }
            return value;
        }
    }

    private final Map<Integer, Peak> peaks = new HashMap<>();
    private Scene scene;
    private int line;
    private long peak;
    private int from;
    private long held;

    void paint(Scene on, int at) {
        scene = on;
        line = at;
        int executor = scene.layout().executor(line);
        Counter queue = scene.snapshot().executors().get(executor - 1).queue();
        peak = peaks.computeIfAbsent(executor, _ -> new Peak()).upTo(queue);
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
            int after = firstAfter(queue, i, scale.time(column + 1));
            long most = value;
            for (int k = 0; k < Math.min(SAMPLES, after - i); k++) {
                most = Math.max(most, queue.value(i + (int) ((long) k * (after - i) / Math.min(SAMPLES, after - i))));
            }
            value = queue.value(after - 1);
            step(column, Math.max(most, value));
            i = after;
            column++;
        }
        emit(column);
    }

    /** From this column on so many wait. */
    private void step(int column, long value) {
        peak = Math.max(peak, value);
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

    private static int firstAfter(Counter queue, int from, long time) {
        int low = from;
        int step = 1;
        int high = low + step;
        while (high < queue.size() && queue.time(high) < time) {
            low = high;
            step *= 2;
            high = (int) Math.min(queue.size(), (long) low + step);
        }
        while (low + 1 < high) {
            int middle = (low + high) >>> 1;
            if (queue.time(middle) < time) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The most that ever waited in this executor's queue, after {@link #paint}. */
    long peak(int executor) {
        Peak known = peaks.get(executor);
        return known == null ? 0 : known.value;
    }

    /** Forgets what was read of another recording. */
    void forget() {
        peaks.clear();
    }
}
