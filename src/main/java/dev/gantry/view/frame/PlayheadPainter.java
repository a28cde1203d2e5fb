package dev.gantry.view.frame;

import dev.gantry.trace.CoroutineCounts;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.counter.Counter;
import dev.gantry.view.explain.LaneNow;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.LineKind;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.style.FontRole;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.style.Style;
import dev.gantry.view.style.TextColour;
import dev.gantry.view.time.TimeScale;

/**
 * Replay: what comes after the playhead is veiled or hidden, and beside it each line says what it does at that time.
 * The line of the playhead itself is drawn with its flag.
 */
final class PlayheadPainter {
    private static final int WIDEST = 190;
    private static final int WIDEST_OF_PROCESS = 260;
    private static final int LEAST_LETTERS = 4;

    /** Paints nothing where no time is replayed. */
    void paint(Scene scene) {
        if (scene.emphasis().playhead().isEmpty() || scene.metrics().isText()) {
            return;
        }
        TimeScale scale = scene.scale();
        long time = scene.emphasis().playhead().getAsLong();
        int x = scale.clampedX(time);
        int top = scene.frame().lanesTop();
        if (scene.emphasis().hidesFuture()) {
            hide(scene, time, x);
        } else {
            scene.rects().add(x, top, scale.right() - x, scene.frame().height() - top, Style.VEIL);
            scene.frame().texts().veil(x, scale.left(), scene.labels());
        }
        if (scale.x(time) >= scale.left() && scale.x(time) < scale.right()) {
            for (int line = scene.firstLine(); line < scene.layout().size() && scene.shows(line); line++) {
                label(scene, line, time, x);
            }
            for (int line = 0; line < scene.layout().pinned(); line++) {
                label(scene, line, time, x);
            }
        }
    }

    /** Shows nothing of what comes later, and no name of a lane that is not there yet. */
    private static void hide(Scene scene, long time, int x) {
        int top = scene.frame().lanesTop();
        int left = scene.scale().left();
        int right = scene.scale().right();
        int bottom = scene.frame().height();
        scene.rects().add(x, top, right - x, bottom - top, Style.OUTSIDE);
        scene.frame().hideFrom(x);
        scene.frame().texts().dropIn(x, right, top, bottom, scene.labels());
        for (int line = 0; line < scene.layout().size() && scene.shows(line); line++) {
            Lane lane = scene.snapshot().lane(scene.layout().lane(line));
            if (lane != null && lane.opened() > time) {
                int above = scene.top(line);
                int below = above + scene.layout().height(line) - 1;
                scene.rects().add(0, above, left, below - above, Style.GUTTER);
                scene.frame().texts().dropIn(0, left, above, below, scene.labels());
            }
        }
    }

    private static void label(Scene scene, int line, long time, int x) {
        Metrics metrics = scene.metrics();
        int top = scene.top(line) + metrics.pad();
        int height = metrics.bar();
        boolean scrolled = line >= scene.layout().pinned() && top < scene.pinnedBottom();
        String words = scrolled ? "" : words(scene, line, time);
        if (words.isEmpty()) {
            return;
        }
        int widest = scene.layout().kind(line) == LineKind.PROCESS ? WIDEST_OF_PROCESS : WIDEST;
        int margin = metrics.px(5);
        int chip = metrics.px(4);
        String text = scene.labels().cut(words, FontRole.LANE, metrics.px(widest) - 2 * margin - chip, LEAST_LETTERS);
        int width = chip + 2 * margin + (int) Math.ceil(scene.labels().width(text, FontRole.LANE));
        boolean right = x + metrics.px(2) + width <= scene.scale().right();
        int left = right ? x + metrics.px(2) : x - 1 - width;
        scene.frame().texts().dropIn(left, left + width, top, top + height, scene.labels());
        scene.rects().add(left, top, width, height, Style.TICK);
        scene.rects().add(left, top + 1, width - 1, height - 2, Style.BACKGROUND);
        scene.rects().add(left, top, chip, height, style(scene, line, time));
        scene.text(text, left + chip + margin, top, height, width, FontRole.LANE, TextColour.TEXT, true);
    }

    private static String words(Scene scene, int line, long time) {
        Snapshot snapshot = scene.snapshot();
        LaneLayout layout = scene.layout();
        return switch (layout.kind(line)) {
            case PROCESS -> layout.isFolded(line) ? folded(scene, line, time) : "";
            case QUEUE -> snapshot.executor(layout.executor(line)).map(own -> waiting(own.queue(), time)).orElse("");
            case CROWD -> coroutineCounts(snapshot.lane(layout.lane(line)).coroutineCounts(), time);
            case THREAD, COROUTINE -> now(scene, line, time).words(snapshot);
        };
    }

    private static Style style(Scene scene, int line, long time) {
        return switch (scene.layout().kind(line)) {
            case QUEUE -> Style.QUEUED;
            case PROCESS, CROWD -> Style.RUNNING;
            case THREAD, COROUTINE -> Style.of(now(scene, line, time).state().orElse(State.IDLE));
        };
    }

    /**
     * What the threads of a folded process do; of many, what share of an even sample does it. Empty if none is there.
     */
    private static String folded(Scene scene, int line, long time) {
        int process = scene.layout().lane(line);
        int running = 0;
        int blocked = 0;
        int there = 0;
        for (int id : scene.layout().sample(process)) {
            Lane lane = scene.snapshot().lane(id);
            if (lane != null && lane.isThere(time)) {
                State state = LaneNow.at(scene.snapshot(), lane, time).state().orElse(State.IDLE);
                running += state.isWork() ? 1 : 0;
                blocked += state == State.BLOCKED ? 1 : 0;
                there++;
            }
        }
        if (there == 0) {
            return "";
        }
        return scene.layout().isSampled(process)
                ? Phrases.of("now.threads.about", 100 * running / there, 100 * blocked / there)
                : Phrases.of("now.threads", running, blocked);
    }

    private static LaneNow now(Scene scene, int line, long time) {
        return LaneNow.at(scene.snapshot(), scene.snapshot().lane(scene.layout().lane(line)), time);
    }

    private static String waiting(Counter queue, long time) {
        int before = queue.from(time + 1) - 1;
        return before < 0 || queue.value(before) == 0 ? "" : Phrases.of("now.waiting", queue.value(before));
    }

    private static String coroutineCounts(CoroutineCounts crowd, long time) {
        int at = crowd.size() == 0 ? -1 : crowd.at(time);
        return at < 0
                ? ""
                : Phrases.of("now.crowd", crowd.count(at, CoroutineCounts.RUNNING),
                        crowd.count(at, CoroutineCounts.READY),
                        crowd.waiting(at));
    }
}
