package dev.gantry.view.frame;

import java.util.List;

import dev.gantry.trace.Lane;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.LineKind;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.style.FontRole;
import dev.gantry.view.style.Labels;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.style.Style;
import dev.gantry.view.style.TextColour;

/** Draws the column left of the lanes: their names, moved in by how deep they lie, and the triangles that fold them. */
public final class GutterPainter {
    private final QueuePainter queues;

    GutterPainter(QueuePainter queues) {
        this.queues = queues;
    }

    /** The ground of the column, between two heights. */
    void ground(Scene scene, int top, int bottom) {
        scene.rects().add(0, top, scene.scale().left(), bottom - top, Style.GUTTER);
    }

    /** The line between the column and the lanes. */
    void edge(Scene scene) {
        int edge = scene.metrics().isText() ? 0 : 1;
        scene.rects().add(scene.scale().left() - edge, 0, edge, scene.frame().height(), Style.SEPARATOR);
    }

    /** The head of a line; {@code busy} is the share of a folded process's time that was work. */
    void head(Scene scene, int line, double busy) {
        Metrics metrics = scene.metrics();
        LaneLayout layout = scene.layout();
        int width = scene.scale().left();
        int top = scene.top(line);
        boolean process = layout.kind(line) == LineKind.PROCESS;
        boolean high = process || layout.kind(line) == LineKind.CROWD;
        int height = high ? layout.height(line) : metrics.line(1);
        if (process) {
            scene.rects().add(0, top, width, height, Style.HEADER);
        }
        boolean picked = is(scene.emphasis().selected(), scene, line);
        if (picked || is(scene.emphasis().hovered(), scene, line)) {
            scene.rects().add(0, top, width, layout.height(line), Style.HEADER);
        }
        if (picked) {
            scene.rects().add(0, top, metrics.px(3), layout.height(line), Style.SELECTION);
        }
        if (!metrics.isText()) {
            sign(scene, line, top, height);
        }
        boolean dims = !scene.emphasis().found().isEmpty() && !scene.emphasis().found().holdsLane(layout.lane(line));
        name(scene, line, top, height, picked ? TextColour.ACCENT : dims ? TextColour.MUTED : TextColour.TEXT, busy);
    }

    private static boolean is(Selection selection, Scene scene, int line) {
        return switch (selection) {
            case Selection.OfLane(int lane) -> lane == scene.layout().lane(line) && lane != 0;
            case Selection.OfQueue(int executor, long _) -> executor == scene.layout().executor(line);
            default -> false;
        };
    }

    private void name(Scene scene, int line, int top, int height, TextColour ink, double busy) {
        Metrics metrics = scene.metrics();
        LaneLayout layout = scene.layout();
        Labels labels = scene.labels();
        int x = nameX(metrics, layout.indent(line));
        int right = scene.scale().left() - metrics.margin() - (metrics.isText() ? 1 : 2);
        String side = side(scene, line, busy);
        int sideWidth = (int) Math.ceil(labels.width(side, FontRole.RULER));
        LineKind kind = layout.kind(line);
        FontRole font = kind == LineKind.PROCESS ? FontRole.HEADER : FontRole.LANE;
        String full = layout.label(scene.snapshot(), line);
        if (!side.isEmpty() && x + labels.width(full, font) + sideWidth < right) {
            scene.text(side, right - sideWidth, top, height, sideWidth, FontRole.RULER, TextColour.MUTED, true);
            right -= sideWidth + Math.max(1, metrics.margin());
        }
        String label = cut(scene, line, full, font, right - x);
        boolean quiet = kind == LineKind.QUEUE || kind == LineKind.CROWD;
        scene.text(label, x, top, height, right - x, font, quiet && ink == TextColour.TEXT ? TextColour.MUTED : ink,
                true);
    }

    /** The name in this room; of a queue the executor's is cut, as its threads' are. */
    private static String cut(Scene scene, int line, String full, FontRole font, int room) {
        Labels labels = scene.labels();
        if (labels.fits(full, font, room)) {
            return full;
        }
        List<String> names = scene.layout().names(scene.snapshot()); // which takes long where lanes come all the time
        String executor = scene.layout().kind(line) == LineKind.QUEUE
                ? scene.layout().executorName(scene.snapshot(), line)
                : "";
        if (executor.isEmpty()) {
            return labels.cutApart(full, names, font, room);
        }
        int rest = room - (int) Math.ceil(labels.width(Phrases.of("lane.queue.of", ""), font));
        String cut = labels.cutApart(executor, names, font, rest);
        return cut.isEmpty() ? labels.cutInside(full, font, room) : Phrases.of("lane.queue.of", cut);
    }

    /** What stands at the right: a process's number, how busy what is folded was, the most that waited in a queue. */
    private String side(Scene scene, int line, double busy) {
        LaneLayout layout = scene.layout();
        Lane lane = scene.snapshot().lane(layout.lane(line));
        return switch (layout.kind(line)) {
            case PROCESS -> {
                if (layout.isFolded(line) && line >= layout.pinned()) {
                    yield Phrases.of(layout.isSampled(lane.id()) ? "gutter.about" : "gutter.busy",
                            Math.round(100 * busy));
                }
                yield lane.pid() == 0 ? "" : Phrases.of("gutter.pid", lane.pid());
            }
            case QUEUE -> {
                long peak = queues.peak(scene, layout.executor(line));
                yield peak == 0 || scene.emphasis().hidesFuture() ? "" : Phrases.of("gutter.most", peak);
            }
            case CROWD -> Math.round(100 * CoroutineCountsPainter.share(scene, lane)) + " %";
            case THREAD -> {
                int switches = SwitchPainter.tooMany(scene, lane);
                yield switches == 0 || layout.isFolded(line) ? "" : Phrases.of("count.switches", switches);
            }
            case COROUTINE -> "";
        };
    }

    /** The triangle of what can be folded; a pin on what stays at the top. */
    private void sign(Scene scene, int line, int top, int height) {
        Metrics metrics = scene.metrics();
        LaneLayout layout = scene.layout();
        int x = triangleX(metrics, layout.indent(line));
        int middle = top + height / 2;
        int half = metrics.px(3);
        if (line < layout.pinned()) {
            scene.rects().add(x, middle - half - 1, 2 * half + 1, half + 2, Style.TRIANGLE);
            scene.rects().add(x + half, middle + 1, 1, half + 2, Style.TRIANGLE);
            return;
        }
        for (int i = 0; i <= half && layout.isFoldable(line); i++) {
            if (layout.isFolded(line)) {
                scene.rects().add(x + half / 2 + i, middle - (half - i), 1, 2 * (half - i) + 1, Style.TRIANGLE);
            } else {
                scene.rects().add(x + i, middle - half / 2 + i, 2 * (half - i) + 1, 1, Style.TRIANGLE);
            }
        }
    }

    /** Where the triangle of a line begins. */
    public static int triangleX(Metrics metrics, int indent) {
        return metrics.px(10) + indent * metrics.indent();
    }

    /** Where the name of a line begins. */
    static int nameX(Metrics metrics, int indent) {
        return metrics.isText() ? indent * metrics.indent() : metrics.px(24) + indent * metrics.indent();
    }
}
