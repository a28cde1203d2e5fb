package dev.gantry.ui.chart;

import java.util.BitSet;
import java.util.function.Supplier;
import javafx.geometry.Point2D;

import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.pump.Pump;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Lanes;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.view.frame.Frame;
import dev.gantry.view.frame.FrameBuilder;
import dev.gantry.view.hit.Hit;
import dev.gantry.view.hit.HitTest;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.LineKind;
import dev.gantry.view.layout.LiveLayout;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.style.Contrast;
import dev.gantry.view.style.TextMeasure;
import dev.gantry.view.time.Viewport;

/** Chart state: the layout of the timeline's lines and the frame that was built last, in pixels of the screen. */
public final class Chart {
    private static final int GUTTER = 204;
    private static final int HEAD = 24;

    private final Pump pump;
    private final Supplier<Snapshot> recorded;
    private final Pointer pointer;
    private final Navigation navigation;
    private final Lanes lanes;
    private final FrameBuilder builder = new FrameBuilder();
    private final Frame frame = new Frame();
    private Metrics metrics = metrics(1, 1, Integer.MAX_VALUE);
    private Snapshot snapshot;
    private final LiveLayout live;
    private final Heads heads = new Heads();
    private final LanePick pick = new LanePick();
    private LaneLayout layout;
    private Contrast contrast = Contrast.NONE;
    private double scale = 1;

    /** A chart of what is recorded there. */
    public Chart(Pump pump, Supplier<Snapshot> recorded, Pointer pointer, Navigation navigation, Lanes lanes) {
        this.pump = pump;
        this.recorded = recorded;
        this.pointer = pointer;
        this.navigation = navigation;
        this.lanes = lanes;
        this.snapshot = recorded.get();
        this.layout = LaneLayout.of(snapshot, lanes.arrangement(), metrics);
        this.live = new LiveLayout(snapshot, layout);
    }

    public Frame frame() {
        return frame;
    }

    public LaneLayout layout() {
        return layout;
    }

    /** The snapshot of which the frame was built. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** What panels put onto the heads of its lanes. */
    public Heads heads() {
        return heads;
    }

    /** Lanes that are picked in it. */
    public LanePick pick() {
        return pick;
    }

    /** Device pixel ratio: pixels of the screen for each of JavaFX's. */
    public double scale() {
        return scale;
    }

    /** Shows this of the comparison with another recording. */
    public void contrast(Contrast shown) {
        if (!shown.equals(contrast)) {
            contrast = shown;
            pump.mark(Reason.SELECTION);
        }
    }

    /** The middle of this lane's head in JavaFX's pixels of the chart; near the upper corner if it is not in sight. */
    public Point2D head(int lane) {
        int line = layout.lineOf(lane);
        int y = line < 0 ? 0 : layout.top(line) - navigation.viewport().scroll();
        double top = frame.lanesTop() + Math.clamp(y, 0, Math.max(0, lanesHeight()));
        return new Point2D(HEAD, (top + layout.metrics().bar()) / scale);
    }

    /** Height of the part in which the lanes are scrolled. */
    public int lanesHeight() {
        return Math.max(0, frame.height() - frame.lanesTop());
    }

    /** The lanes that have a line on screen; not those that are folded into one. */
    public BitSet lanesInSight() {
        BitSet lanes = new BitSet();
        for (int line = 0; line < layout.pinned(); line++) {
            lanes.set(layout.lane(line));
        }
        int pinned = layout.pinnedHeight();
        int first = layout.lineAt(pinned, navigation.viewport().scroll());
        int bottom = navigation.viewport().scroll() + lanesHeight();
        for (int line = first; line >= 0 && line < layout.size() && layout.top(line) < bottom; line++) {
            if (layout.lane(line) != 0 && layout.kind(line) != LineKind.CROWD) {
                lanes.set(layout.lane(line));
            }
        }
        return lanes;
    }

    /** Hit testing: what lies at this pixel. */
    public Hit at(int x, int y) {
        return frame.width() == 0 ? Hit.NOTHING : HitTest.at(frame, layout, x, y);
    }

    /** The slice at a point on a bar; of a merged bar the one under the point. */
    public Pointer.Place place(Hit.OnSlice hit) {
        Row row = snapshot.lane(hit.lane()).row(hit.depth());
        int under = row.at(hit.time());
        boolean within = under >= hit.first() && under < hit.first() + hit.count();
        return new Pointer.Place(hit.lane(), hit.depth(), within ? under : hit.first());
    }

    /** Folds the lanes of this line, or unfolds them. */
    public void fold(int line) {
        int lane = layout.lane(line);
        lanes.arrange(lanes.arrangement().with(lanes.arrangement().folds().with(lane, !layout.isFolded(line))));
    }

    /** Resets the layout, for another recording. */
    public void restart() {
        lanes.restart();
        refresh();
    }

    /** Lays lines out anew: the recording has other lanes too. */
    public void refresh() {
        snapshot = recorded.get();
        layOut();
    }

    /** Whether lines are laid out elsewhere; has a frame drawn when they are. */
    public boolean take() {
        if (live.hasNews()) {
            pump.mark(Reason.VIEW);
        }
        return live.isBehind();
    }

    private void layOut() {
        layout = LaneLayout.of(snapshot, lanes.arrangement(), metrics);
        live.replace(snapshot, layout);
    }

    /**
     * Builds the frame of what is shown now.
     *
     * @param width in pixels of the screen, as is {@code height}
     * @param pixels how many of them one of JavaFX's is
     * @param texts how much larger texts are than usual
     */
    public void build(int width, int height, double pixels, double texts, TextMeasure measure) {
        Snapshot current = recorded.get();
        Metrics wanted = metrics(pixels, texts, width);
        scale = pixels;
        snapshot = current;
        if (!metrics.equals(wanted) || lanes.arrangement() != layout.arrangement()) {
            metrics = wanted;
            layOut();
        } else {
            layout = live.follow(current);
        }
        int room = Math.max(0, height - metrics.ruler());
        navigation.takeWantedLane().ifPresent(lane -> reveal(lane, room));
        int scroll = navigation.viewport().scroll();
        Viewport bounded = navigation.viewport().scrolled(0, layout.height(), room);
        if (bounded.scroll() != scroll) {
            navigation.scroll(bounded.scroll());
        }
        builder.build(snapshot, layout, bounded, pointer.emphasis().flagged(navigation.notes().flags())
                .replayed(navigation.replayed()).hiding(navigation.playhead().hides())
                .beside(contrast.on(navigation.shared())), width, height, measure,
                frame);
    }

    private void reveal(int lane, int height) {
        int line = lane < 0 ? layout.lineOfQueue(-lane) : layout.lineOf(lane);
        if (line < 0) {
            return;
        }
        int top = layout.top(line);
        int bottom = top + layout.height(line);
        int scroll = navigation.viewport().scroll();
        if (top < scroll + layout.pinnedHeight()) {
            navigation.scroll(top - layout.pinnedHeight());
        } else if (bottom > scroll + height) {
            navigation.scroll(bottom - height);
        }
    }

    /** Names take at most a third of the width, unless that were narrower than they are at the usual size. */
    private static Metrics metrics(double scale, double texts, int width) {
        Metrics usual = Metrics.scaled(scale * texts).snug(texts);
        int wanted = (int) Math.round(GUTTER * usual.scale());
        return usual.withGutter(Math.min(wanted, Math.max(GUTTER, width / 3)));
    }
}
