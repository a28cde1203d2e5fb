package dev.gantry.view.frame;

import java.util.HashMap;
import java.util.Map;

import dev.gantry.trace.Snapshot;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.LineKind;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.style.Labels;
import dev.gantry.view.style.Style;
import dev.gantry.view.style.TextMeasure;
import dev.gantry.view.time.TimeScale;
import dev.gantry.view.time.Viewport;

/**
 * Frame building: reduces a snapshot to what a chart shows.
 *
 * <p>Everything is decided here, before anything is painted: which lines are in sight, which slices become bars and
 * which are merged ({@link Bars}), what is dimmed, where names fit. What comes out are numbers of whole pixels, so a
 * window, a PNG and a text chart only fill boxes and write texts, and show the same; and a test can ask the frame what
 * a person would see.
 *
 * <p>The order is that of painting: what lies behind everything (outside, grid), then each line in sight with its bars,
 * its interruptions and its marks, arrows of switches, outlines and the heads of the lines; then the same once more for
 * the pinned lines, over whatever was scrolled under them; then the flow of the selected task, and last the ruler.
 * Nothing is cut at their edges before; the painters' own clipping is cheaper and exact.
 *
 * <p>The cost is that of the lines in sight times the columns of each, and a search for each column that is dense. No
 * object is made for a slice; the scene, the visible labels and a few boxes are all that a frame allocates.
 *
 * <p>Keeps scratch room and the widths of texts: one builder for one recording and one thread.
 */
public final class FrameBuilder {
    private final Labels labels = new Labels();
    private final Outlines outlines = new Outlines();
    private final LanePainter lanes = new LanePainter(outlines);
    private final QueuePainter queues = new QueuePainter();
    private final MarkPainter marks = new MarkPainter();
    private final FlowPainter flow = new FlowPainter();
    private final FaultPainter faults = new FaultPainter();
    private final CriticalPathPainter path = new CriticalPathPainter();
    private final CoroutineCountsPainter crowds = new CoroutineCountsPainter();
    private final BusyPainter busy = new BusyPainter();
    private final SwitchPainter switches = new SwitchPainter();
    private final Map<Integer, Double> shares = new HashMap<>();
    private final GutterPainter gutter = new GutterPainter(queues);
    private final RulerPainter ruler = new RulerPainter();
    private final FlagPainter flags = new FlagPainter();
    private final PlayheadPainter playhead = new PlayheadPainter();

    /** A builder with no room yet. */
    public FrameBuilder() {}

    /**
     * Fills a frame.
     *
     * @param snapshot the recording
     * @param layout its lines; of the same snapshot or an earlier one
     * @param viewport what part of it
     * @param emphasis what stands out
     * @param width the width of the chart in pixels, with the gutter
     * @param height the height of the chart in pixels, with the ruler
     * @param measure how wide texts are; the same object from frame to frame, or widths are measured again
     * @param into the frame; what it held is gone
     */
    public void build(
            Snapshot snapshot,
            LaneLayout layout,
            Viewport viewport,
            FrameOptions emphasis,
            int width,
            int height,
            TextMeasure measure,
            Frame into) {
        Metrics metrics = layout.metrics();
        int left = Math.min(metrics.gutter(), width - 1);
        TimeScale scale = emphasis.contrast().scale(viewport, left, width - left);
        into.begin(width, height, scale, metrics.ruler(), viewport.scroll());
        labels.use(measure);
        outlines.clear();
        Scene scene = new Scene(snapshot, layout, into.scale(), emphasis, labels, into);
        ruler.measure(scene);
        int bottom = into.height();
        ground(scene, into.lanesTop(), bottom, scene.firstLine());
        lines(scene, scene.firstLine(), layout.size());
        switches.paint(scene);
        outlines.flush(scene);
        gutter.ground(scene, into.lanesTop(), bottom);
        heads(scene, scene.firstLine(), layout.size());
        if (layout.pinned() > 0) {
            into.texts().dropAbove(scene.pinnedBottom(), metrics.capital());
            ground(scene, into.lanesTop(), scene.pinnedBottom(), 0);
            lines(scene, 0, layout.pinned());
            outlines.flush(scene);
            gutter.ground(scene, into.lanesTop(), scene.pinnedBottom());
            heads(scene, 0, layout.pinned());
            scene.rects().add(0, scene.pinnedBottom() - 1, width, 1, Style.TICK);
        }
        now(scene);
        faults.paint(scene);
        if (!emphasis.hidesFuture()) { // their lines would lead there
            path.paint(scene);
            flow.paint(scene);
        }
        playhead.paint(scene);
        gutter.edge(scene);
        flags.place(scene);
        ruler.ruler(scene, flags);
        flags.paint(scene);
    }

    private void lines(Scene scene, int from, int to) {
        shares.clear();
        for (int line = from; line < to && scene.shows(line); line++) {
            switch (scene.layout().kind(line)) {
                case PROCESS -> {
                    if (scene.layout().isFolded(line) && line >= scene.layout().pinned()) {
                        busy.paint(scene, line);
                        shares.put(line, busy.share());
                    }
                }
                case QUEUE -> queues.paint(scene, line);
                case CROWD -> crowds.paint(scene, line);
                case THREAD, COROUTINE -> {
                    lanes.paint(scene, line);
                    marks.paint(scene, line);
                }
            }
        }
    }

    private void heads(Scene scene, int from, int to) {
        for (int line = from; line < to && scene.shows(line); line++) {
            gutter.head(scene, line, shares.getOrDefault(line, 0.0));
        }
    }

    /** What lies behind the lines between two heights. */
    private void ground(Scene scene, int top, int bottom, int from) {
        TimeScale scale = scene.scale();
        int width = scene.frame().width();
        int to = from < scene.layout().pinned() ? scene.layout().pinned() : scene.layout().size();
        int first = scale.clampedX(scene.snapshot().first());
        int horizon = scale.clampedX(scene.snapshot().horizon());
        int upper = from < scene.layout().pinned() ? top : 0;
        scene.rects().add(0, upper, width, bottom - upper, Style.BACKGROUND);
        for (int line = from; line < to && scene.shows(line); line++) {
            if (scene.layout().kind(line) == LineKind.PROCESS) {
                scene.rects().add(scale.left(), scene.top(line), scale.width(), scene.layout().height(line),
                        Style.HEADER);
            }
        }
        scene.rects().add(scale.left(), top, first - scale.left(), bottom - top, Style.OUTSIDE);
        scene.rects().add(horizon, top, scale.right() - horizon, bottom - top, Style.OUTSIDE);
        ruler.grid(scene, top, bottom);
        for (int line = from; line < to && scene.shows(line) && !scene.metrics().isText(); line++) {
            int end = scene.top(line) + scene.layout().height(line);
            scene.rects().add(0, end - 1, width, 1, Style.SEPARATOR);
        }
    }

    /** Live edge: the end of what is known, while more is to come. */
    private void now(Scene scene) {
        int x = scene.scale().x(scene.snapshot().horizon());
        if (!scene.snapshot().finished() && x >= scene.scale().left() && x < scene.scale().right()
                && !scene.metrics().isText()) {
            int top = scene.frame().lanesTop();
            scene.rects().add(x, top, 1, scene.frame().height() - top, Style.NOW);
        }
    }
}
