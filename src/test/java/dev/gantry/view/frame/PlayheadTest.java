package dev.gantry.view.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Trace;
import dev.gantry.view.explain.LaneNow;
import dev.gantry.view.hit.Neighbours;
import dev.gantry.view.layout.Arrangement;
import dev.gantry.view.layout.Folds;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.LineKind;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.style.Style;
import dev.gantry.view.style.TextMeasure;
import dev.gantry.view.time.Playback;
import dev.gantry.view.time.Speed;
import dev.gantry.view.time.Viewport;

/** What a replay shows at a time, where it stops, and how it goes on with a clock. */
class PlayheadTest {
    private static final long MS = Recordings.MS;
    private static final TextMeasure MEASURE = (text, _) -> 7 * text.length();

    private final Snapshot twenty = Recordings.twenty(Long.MAX_VALUE);

    @Test
    void speedsGoFromAThousandthToAHundredTimes() {
        assertThat(Speed.ALL.getFirst()).isEqualTo(new Speed(1, 1000));
        assertThat(Speed.ALL.getLast()).isEqualTo(new Speed(100, 1));
        assertThat(Speed.ALL).contains(Speed.REAL);
        assertThat(new Speed(1, 1000).recorded(1_500_000)).isEqualTo(1_500);
        assertThat(new Speed(100, 1).recorded(16_000_000)).isEqualTo(1_600_000_000);
        assertThat(new Speed(1, 1000).label()).isEqualTo("1/1000 ×");
        assertThat(new Speed(100, 1).label()).isEqualTo("100 ×");
    }

    @Test
    void theFastestHasNoneThatIsFasterAndTheSlowestNoneThatIsSlower() {
        assertThat(Speed.REAL.next(true)).isEqualTo(new Speed(2, 1));
        assertThat(Speed.REAL.next(false)).isEqualTo(new Speed(1, 2));
        assertThat(Speed.ALL.getLast().next(true)).isEqualTo(Speed.ALL.getLast());
        assertThat(Speed.ALL.getFirst().next(false)).isEqualTo(Speed.ALL.getFirst());
    }

    @Test
    void playingGoesWithTheClockAndLosesNothingOverTenDays() {
        Playback slow = new Playback(5, 1_000, new Speed(1, 1000));
        assertThat(slow.at(1_000)).isEqualTo(5);
        assertThat(slow.at(1_999)).isEqualTo(5);
        assertThat(slow.at(2_000)).isEqualTo(6);
        assertThat(slow.at(0)).as("a clock that went back").isEqualTo(5);
        long tenDays = 10L * 24 * 3600 * 1_000_000_000;
        assertThat(slow.at(1_000 + tenDays)).isEqualTo(5 + tenDays / 1000);
        assertThat(new Playback(0, 0, new Speed(100, 1)).at(tenDays)).isEqualTo(100 * tenDays);
    }

    @Test
    void anotherSpeedGoesOnFromWhereItWas() {
        Playback changed = new Playback(0, 0, Speed.REAL).at(40, new Speed(10, 1));
        assertThat(changed.at(40)).isEqualTo(40);
        assertThat(changed.at(41)).isEqualTo(50);
    }

    @Test
    void aLaneDoesWhatItsInnermostSliceSays() {
        Recordings made = new Recordings();
        made.worker(1 * MS, 3, "worker");
        made.trace.taskSubmitted(1 * MS, Recordings.MAIN, 1, 1, made.names.intern("fetch"));
        made.trace.taskStarted(2 * MS, 3, 1);
        made.trace.blocked(3 * MS, 3, made.names.intern("gantry:sleep"), 0);
        made.trace.unblocked(5 * MS, 3, 0);
        made.trace.taskEnded(6 * MS, 3, 1, dev.gantry.trace.TaskState.SUCCEEDED, 0);
        made.trace.laneClosed(8 * MS, 3);
        Snapshot snapshot = made.finish(10 * MS);
        assertThat(words(snapshot, 0)).as("not there yet").isEmpty();
        assertThat(words(snapshot, 1 * MS)).isEqualTo("idle");
        assertThat(words(snapshot, 2 * MS)).isEqualTo("running fetch");
        assertThat(words(snapshot, 3 * MS - 1)).isEqualTo("running fetch");
        assertThat(words(snapshot, 3 * MS)).isEqualTo("blocked: sleep, fetch");
        assertThat(words(snapshot, 5 * MS)).isEqualTo("running fetch");
        assertThat(words(snapshot, 6 * MS)).isEqualTo("idle");
        assertThat(words(snapshot, 8 * MS)).as("not there any more").isEmpty();
        assertThat(LaneNow.at(snapshot, snapshot.lane(3), 4 * MS))
                .isEqualTo(new LaneNow(3, Optional.of(State.BLOCKED), 1, "sleep"));
    }

    @Test
    void theTaskThatStartedLastIsTheOneThatRunsOnALaneThatIsShown() {
        LaneLayout all = LaneLayout.of(twenty, Folds.NONE, Metrics.USUAL);
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            long time = random.nextLong(twenty.horizon());
            assertThat(LaneNow.lastStarted(twenty, all, time)).as("at %d", time).isEqualTo(naiveLast(time));
        }
        int lane = twenty.taskLane(naiveLast(500 * MS));
        LaneLayout fewer = LaneLayout.of(twenty, Arrangement.USUAL.hiding(lane), Metrics.USUAL);
        assertThat(twenty.taskLane(LaneNow.lastStarted(twenty, fewer, 500 * MS))).isNotEqualTo(lane);
    }

    @Test
    void aFoldedProcessSaysWhatItsThreadsDo() {
        Snapshot snapshot = Recordings.twenty(Long.MAX_VALUE);
        LaneLayout folded = LaneLayout.of(snapshot, Folds.NONE.with(1, true), Metrics.USUAL);
        long time = 500 * MS;
        int[] counts = new int[3]; // running, blocked, neither
        for (int id = 2; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            if (lane.isThere(time)) {
                State state = LaneNow.at(snapshot, lane, time).state().orElse(State.IDLE);
                counts[state.isWork() ? 0 : state == State.BLOCKED ? 1 : 2]++;
            }
        }
        assertThat(texts(snapshot, folded, time)).contains(
                "%d running, %d blocked".formatted(counts[0], counts[1]));
        LaneLayout open = LaneLayout.of(snapshot, Folds.NONE, Metrics.USUAL);
        assertThat(texts(snapshot, open, time)).noneMatch(text -> text.matches("\\d+ running, \\d+ blocked"));
    }

    @Test
    void aFoldedProcessOfManyThreadsSaysAboutWhatShareDoesIt() {
        Recordings made = new Recordings();
        for (int lane = 3; lane < 1003; lane++) {
            made.worker(1, lane, "w");
            made.slice(lane, State.RUNNING, 10 * MS, (lane % 2 == 0 ? 20 : 90) * MS);
        }
        Snapshot snapshot = made.finish(100 * MS);
        LaneLayout folded = LaneLayout.of(snapshot, Folds.NONE.with(1, true), Metrics.USUAL);
        assertThat(texts(snapshot, folded, 50 * MS))
                .anyMatch(text -> text.matches("about [4-6]\\d % running, 0 % blocked"));
    }

    private static List<String> texts(Snapshot snapshot, LaneLayout layout, long time) {
        Frame frame = new Frame();
        new FrameBuilder().build(snapshot, layout, Viewport.fit(0, snapshot.horizon()),
                FrameOptions.NONE.replayed(OptionalLong.of(time)), 1200, 400, MEASURE, frame);
        return IntStream.range(0, frame.texts().size()).mapToObj(frame.texts()::text).toList();
    }

    @Test
    void stepsStopAtEveryEventOnceForthAndBack() {
        LaneLayout layout = LaneLayout.of(twenty, Folds.NONE, Metrics.USUAL);
        TreeSet<Long> events = events(twenty);
        TreeSet<Long> seen = new TreeSet<>();
        OptionalLong at = OptionalLong.of(-1);
        while ((at = Neighbours.next(twenty, layout, at.getAsLong())).isPresent()) {
            assertThat(seen.add(at.getAsLong())).isTrue();
        }
        assertThat(seen).isEqualTo(events);
        seen.clear();
        at = OptionalLong.of(twenty.horizon() + 1);
        while ((at = Neighbours.previous(twenty, layout, at.getAsLong())).isPresent()) {
            assertThat(seen.add(at.getAsLong())).isTrue();
        }
        assertThat(seen).isEqualTo(events);
    }

    @Test
    void fromAnyTimeTheNextEventIsThatOfANaiveScan() {
        LaneLayout layout = LaneLayout.of(twenty, Folds.NONE, Metrics.USUAL);
        TreeSet<Long> events = events(twenty);
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            long time = random.nextLong(twenty.horizon());
            assertThat(Neighbours.next(twenty, layout, time).orElse(-1))
                    .isEqualTo(Optional.ofNullable(events.higher(time)).orElse(-1L));
            assertThat(Neighbours.previous(twenty, layout, time).orElse(-1))
                    .isEqualTo(Optional.ofNullable(events.lower(time)).orElse(-1L));
        }
    }

    @Test
    void hiddenLanesAreNotStoppedAtButFoldedOnesAre() {
        Recordings made = new Recordings();
        made.worker(0, 3, "a");
        made.worker(0, 4, "b");
        made.slice(3, State.RUNNING, 2 * MS, 9 * MS);
        made.slice(4, State.RUNNING, 4 * MS, 6 * MS);
        Snapshot snapshot = made.finish(10 * MS);
        LaneLayout hiding = LaneLayout.of(snapshot, Arrangement.USUAL.hiding(4), Metrics.USUAL);
        LaneLayout folded = LaneLayout.of(snapshot, Folds.NONE.with(Recordings.PROCESS, true), Metrics.USUAL);
        assertThat(Neighbours.next(snapshot, hiding, 2 * MS)).hasValue(9 * MS);
        assertThat(Neighbours.next(snapshot, folded, 2 * MS)).hasValue(4 * MS);
    }

    @Test
    void anOpenSliceHasNoEndToGoTo() {
        Recordings made = new Recordings();
        made.trace.sliceStarted(2 * MS, Recordings.MAIN, State.RUNNING, 0);
        made.trace.publish(5 * MS);
        Snapshot live = made.trace.snapshot();
        LaneLayout layout = LaneLayout.of(live, Folds.NONE, Metrics.USUAL);
        assertThat(Neighbours.next(live, layout, 2 * MS)).isEmpty();
        assertThat(Neighbours.previous(live, layout, 5 * MS)).hasValue(2 * MS);
        assertThat(LaneNow.at(live, live.lane(Recordings.MAIN), 4 * MS).state()).hasValue(State.RUNNING);
    }

    @Test
    void aFrameSaysBesideThePlayheadWhatEachLaneDoesAndVeilsWhatIsToCome() {
        Frame frame = new Frame();
        LaneLayout layout = LaneLayout.of(twenty, Folds.NONE, Metrics.USUAL);
        Viewport all = Viewport.fit(twenty.first(), twenty.horizon());
        long time = 500 * MS;
        new FrameBuilder().build(twenty, layout, all, FrameOptions.NONE.replayed(OptionalLong.of(time)), 1600, 900,
                MEASURE,
                frame);
        int x = frame.scale().x(time);
        for (int line = 0; line < layout.size(); line++) {
            if (layout.kind(line) == LineKind.THREAD) {
                String words = LaneNow.at(twenty, twenty.lane(layout.lane(line)), time).words(twenty);
                assertThat(hasText(frame, words, x)).as("%s", words).isTrue();
            }
        }
        assertThat(overlaps(frame)).as("no name lies under what a lane does").isEmpty();
        assertThat(style(frame, x, frame.lanesTop() + 1, Style.PLAYHEAD)).isTrue();
        assertThat(style(frame, frame.width() - 1, frame.height() - 1, Style.VEIL)).isTrue();
        assertThat(style(frame, x - 1, frame.height() - 1, Style.VEIL)).isFalse();
        new FrameBuilder().build(twenty, layout, all, FrameOptions.NONE, 1600, 900, MEASURE, frame);
        assertThat(style(frame, x, frame.height() - 1, Style.VEIL)).as("without a replay").isFalse();
    }

    @Test
    void theOverviewShowsThePlayheadToo() {
        Frame frame = new Frame();
        Viewport all = Viewport.fit(twenty.first(), twenty.horizon());
        new Overview().build(twenty, all, all, FrameOptions.NONE.replayed(OptionalLong.of(300 * MS)), 800, 56, frame);
        assertThat(style(frame, frame.scale().x(300 * MS), 20, Style.PLAYHEAD)).isTrue();
    }

    private static String words(Snapshot snapshot, long time) {
        return LaneNow.at(snapshot, snapshot.lane(3), time).words(snapshot);
    }

    private int naiveLast(long time) {
        int last = 0;
        for (int task = 1; task <= twenty.tasks(); task++) {
            boolean runs = twenty.taskStarted(task) != Trace.NONE && twenty.taskStarted(task) <= time
                    && runsAt(twenty.lane(twenty.taskLane(task)), task, time);
            if (runs && (last == 0 || twenty.taskStarted(task) > twenty.taskStarted(last))) {
                last = task;
            }
        }
        return last;
    }

    /** Running, blocked, or in a callback of it. */
    private static boolean runsAt(Lane lane, int task, long time) {
        for (int i = 0; i < lane.row(0).size(); i++) {
            Row row = lane.row(0);
            if (row.task(i) == task && row.start(i) <= time && time < row.end(i)) {
                return true;
            }
        }
        return false;
    }

    private static TreeSet<Long> events(Snapshot snapshot) {
        TreeSet<Long> events = new TreeSet<>();
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            events.add(lane.opened());
            if (lane.closed() != Trace.NONE) {
                events.add(lane.closed());
            }
            for (int depth = 0; depth < lane.depth(); depth++) {
                for (int i = 0; i < lane.row(depth).size(); i++) {
                    events.add(lane.row(depth).start(i));
                    events.add(lane.row(depth).end(i));
                }
            }
            for (int i = 0; i < lane.marks(); i++) {
                events.add(lane.markTime(i));
            }
        }
        snapshot.executors().forEach(own -> {
            for (int i = 0; i < own.queue().size(); i++) {
                events.add(own.queue().time(i));
            }
        });
        events.removeIf(time -> time > snapshot.horizon());
        return events;
    }

    private static boolean hasText(Frame frame, String words, int x) {
        for (int i = 0; i < frame.texts().size(); i++) {
            if (frame.texts().text(i).startsWith(words.substring(0, Math.min(12, words.length())))
                    && Math.abs(frame.texts().x(i) - x) < 20) {
                return true;
            }
        }
        return false;
    }

    /** FrameTexts that scroll with the lanes and are written over another. */
    private static java.util.List<String> overlaps(Frame frame) {
        FrameTexts texts = frame.texts();
        java.util.List<String> found = new java.util.ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            for (int j = 0; j < texts.size(); j++) {
                boolean same = i != j && texts.isBelowRuler(i) && texts.isBelowRuler(j)
                        && texts.baseline(i) == texts.baseline(j);
                if (same && texts.x(i) <= texts.x(j)
                        && texts.x(j) < texts.x(i) + MEASURE.width(texts.text(i), texts.font(i))) {
                    found.add(texts.text(i) + " and " + texts.text(j));
                }
            }
        }
        return found;
    }

    private static boolean style(Frame frame, int x, int y, Style style) {
        for (int i = 0; i < frame.rects().size(); i++) {
            if (frame.rects().style(i) == style && frame.rects().holds(i, x, y)) {
                return true;
            }
        }
        return false;
    }
}
