package dev.gantry.view;

/** Draws the column left of the lanes: their names, moved in by how deep they lie, and the triangles that fold them. */
final class GutterPainter {
    void paint(Scene scene, QueuePainter queues) {
        Metrics metrics = scene.metrics();
        int width = scene.scale().left();
        int edge = metrics.isText() ? 0 : 1;
        scene.rects().add(0, metrics.ruler(), width, scene.frame().height() - metrics.ruler(), Style.GUTTER);
        for (int line = scene.firstLine(); scene.shows(line); line++) {
            line(scene, line, width, queues);
        }
        scene.rects().add(width - edge, 0, edge, scene.frame().height(), Style.SEPARATOR);
    }

    private void line(Scene scene, int line, int width, QueuePainter queues) {
        Metrics metrics = scene.metrics();
        LaneLayout layout = scene.layout();
        int top = scene.top(line);
        int height = layout.kind(line) == LineKind.PROCESS ? layout.height(line) : metrics.line(1);
        boolean process = layout.kind(line) == LineKind.PROCESS;
        if (process) {
            scene.rects().add(0, top, width, height, Style.HEADER);
        }
        boolean picked = scene.emphasis().selected() instanceof Selection.OfLane(int lane)
                && lane == layout.lane(line) && lane != 0;
        boolean hovered = scene.emphasis().hovered() instanceof Selection.OfLane(int lane)
                && lane == layout.lane(line) && lane != 0;
        if (picked || hovered) {
            scene.rects().add(0, top, width, layout.height(line), Style.HEADER);
        }
        if (picked) {
            scene.rects().add(0, top, metrics.px(3), layout.height(line), Style.SELECTION);
        }
        if (layout.isFoldable(line) && !metrics.isText()) {
            triangle(scene, line, top, height);
        }
        boolean dims = !scene.emphasis().found().isEmpty() && !scene.emphasis().found().holdsLane(layout.lane(line));
        name(scene, line, top, height, width, picked ? Ink.ACCENT : dims ? Ink.MUTED : Ink.TEXT, queues);
    }

    private void name(Scene scene, int line, int top, int height, int width, Ink ink, QueuePainter queues) {
        Metrics metrics = scene.metrics();
        LaneLayout layout = scene.layout();
        Labels labels = scene.labels();
        int x = nameX(metrics, layout.indent(line));
        int right = width - metrics.margin() - (metrics.isText() ? 1 : 2);
        String side = side(scene, line, queues);
        int sideWidth = (int) Math.ceil(labels.width(side, FontRole.RULER));
        LineKind kind = layout.kind(line);
        FontRole font = kind == LineKind.PROCESS ? FontRole.HEADER : FontRole.LANE;
        String full = layout.label(scene.snapshot(), line);
        if (!side.isEmpty() && x + labels.width(full, font) + sideWidth < right) {
            scene.text(side, right - sideWidth, top, height, sideWidth, FontRole.RULER, Ink.MUTED, true);
            right -= sideWidth + Math.max(1, metrics.margin());
        }
        String label = labels.cutInside(full, font, right - x);
        scene.text(label, x, top, height, right - x, font, kind == LineKind.QUEUE ? Ink.MUTED : ink, true);
    }

    /** What stands at the right: a process's number, the most that waited in a queue. */
    private static String side(Scene scene, int line, QueuePainter queues) {
        LaneLayout layout = scene.layout();
        return switch (layout.kind(line)) {
            case PROCESS -> {
                long pid = scene.snapshot().lane(layout.lane(line)).pid();
                yield pid == 0 ? "" : "pid " + pid;
            }
            case QUEUE -> {
                long peak = queues.peak(scene, layout.executor(line));
                yield peak == 0 ? "" : "most " + peak;
            }
            case THREAD, COROUTINE -> "";
        };
    }

    private void triangle(Scene scene, int line, int top, int height) {
        Metrics metrics = scene.metrics();
        int x = triangleX(metrics, scene.layout().indent(line));
        int half = metrics.px(3);
        int middle = top + height / 2;
        for (int i = 0; i <= half; i++) {
            if (scene.layout().isFolded(line)) {
                scene.rects().add(x + half / 2 + i, middle - (half - i), 1, 2 * (half - i) + 1, Style.TRIANGLE);
            } else {
                scene.rects().add(x + i, middle - half / 2 + i, 2 * (half - i) + 1, 1, Style.TRIANGLE);
            }
        }
    }

    /** Where the triangle of a line begins. */
    static int triangleX(Metrics metrics, int indent) {
        return metrics.px(10) + indent * metrics.indent();
    }

    /** Where the name of a line begins. */
    static int nameX(Metrics metrics, int indent) {
        return metrics.isText() ? indent * metrics.indent() : metrics.px(24) + indent * metrics.indent();
    }
}
