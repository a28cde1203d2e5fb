package dev.gantry.view.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.gantry.insight.filter.Filter;
import dev.gantry.insight.filter.FilterSyntaxException;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.TaskState;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.frame.Charts;
import dev.gantry.view.frame.Frame;
import dev.gantry.view.frame.FrameOptions;
import dev.gantry.view.frame.Recordings;
import dev.gantry.view.frame.Rects;
import dev.gantry.view.style.Style;
import dev.gantry.view.time.Flag;
import dev.gantry.view.time.Flags;
import dev.gantry.view.time.Viewport;

class FinderTest {
    private static final long MS = Recordings.MS;

    @Test
    void tasksLanesSlicesAndMarksAreFoundInOrderOfTime() {
        Recordings made = new Recordings();
        made.trace.taskSubmitted(MS, Recordings.MAIN, 1, 1, made.names.intern("Load pears"));
        made.worker(2 * MS, 3, "pear tree");
        made.trace.taskStarted(3 * MS, 3, 1);
        made.trace.blocked(4 * MS, 3, made.names.intern("peel a PEAR"), 0);
        made.trace.unblocked(5 * MS, 3, 0);
        made.trace.mark(6 * MS, 3, made.names.intern("pear 1 done"));
        made.trace.mark(6 * MS, 3, made.names.intern("apple 1 done"));
        made.trace.taskEnded(7 * MS, 3, 1, TaskState.FAILED, made.names.intern("NoPlums"));
        Snapshot snapshot = made.finish(8 * MS);

        assertThat(all(find(snapshot, "pear"))).containsExactly(new Match.OfLane(3, 2 * MS),
                new Match.OfTask(1, 3 * MS),
                new Match.OfSlice(3, 1, 0, 4 * MS), new Match.OfMark(3, 0, 6 * MS));
        assertThat(all(find(snapshot, "1 done"))).containsExactly(new Match.OfMark(3, 0, 6 * MS),
                new Match.OfMark(3, 1, 6 * MS));
        assertThat(all(find(snapshot, "noplums"))).containsExactly(new Match.OfTask(1, 3 * MS));
        assertThat(find(snapshot, "cherry").isEmpty()).isTrue();
        assertThat(find(snapshot, "  ").isEmpty()).isTrue();
    }

    @Test
    void aTaskThatNeverStartedIsFoundWhereItWasSubmitted() {
        Recordings made = new Recordings();
        made.trace.taskSubmitted(5, Recordings.MAIN, 1, 1, 0);
        assertThat(all(find(made.finish(10), "task 1"))).containsExactly(new Match.OfTask(1, 5));
    }

    @Test
    void theReadersOwnNotesAreFoundToo() {
        Matches matches = Finder.find(new Recordings().finish(10), List.of(new Flag(3, "one"), new Flag(5, "Two")),
                filter("two"), () -> true, _ -> {}).orElseThrow();
        assertThat(all(matches)).containsExactly(new Match.OfNote(1, 5));
    }

    @Test
    void theFirstMatchFromATimeOnIsFound() {
        Snapshot snapshot = Recordings.twenty(Long.MAX_VALUE);
        Matches matches = find(snapshot, "task");
        assertThat(matches.size()).isEqualTo(20);
        for (int i = 1; i < matches.size(); i++) {
            assertThat(matches.time(i)).isGreaterThanOrEqualTo(matches.time(i - 1));
            assertThat(matches.time(matches.from(matches.time(i)))).isEqualTo(matches.time(i));
        }
        assertThat(matches.from(Long.MAX_VALUE)).isEqualTo(20);
        assertThat(matches.from(Long.MIN_VALUE)).isZero();
    }

    @Test
    void whatStaysBrightAgreesWithANaiveScan() {
        Random random = new Random(9);
        for (int round = 0; round < 20; round++) {
            Recordings made = new Recordings();
            made.worker(0, 3, "w");
            List<Boolean> bright = new ArrayList<>();
            int size = 1 + random.nextInt(300);
            for (int i = 0; i < size; i++) {
                boolean hit = random.nextInt(1 + random.nextInt(20)) == 0;
                bright.add(hit);
                made.trace.sliceStarted(i * 10L, 3, State.RUNNING, made.names.intern(hit ? "needle" : "hay"));
                made.trace.sliceEnded(i * 10L + 5, 3);
            }
            Matches matches = find(made.finish(size * 10L), "needle");
            for (int asked = 0; asked < 200; asked++) {
                int first = random.nextInt(size);
                int count = 1 + random.nextInt(size - first);
                assertThat(matches.holds(3, 0, first, count))
                        .isEqualTo(bright.subList(first, first + count).contains(true));
            }
            assertThat(matches.holds(2, 0, 0, 1)).isFalse();
        }
    }

    @Test
    void moreThanCanBeListedStaysBrightAllTheSame() {
        Recordings made = new Recordings();
        made.worker(0, 3, "w");
        int name = made.names.intern("needle");
        int many = Finder.MOST + 10;
        for (int i = 0; i < many; i++) {
            made.trace.sliceStarted(i, 3, State.RUNNING, name);
            made.trace.sliceEnded(i + 1, 3);
        }
        Matches matches = find(made.finish(many + 1), "needle");
        assertThat(matches.size()).isEqualTo(Finder.MOST);
        assertThat(matches.hasMore()).isTrue();
        assertThat(matches.holds(3, 0, many - 1, 1)).isTrue();
    }

    @Test
    void aSearchThatIsGivenUpFindsNothingAndReadsNoFurther() {
        Recordings made = new Recordings();
        made.worker(0, 3, "w");
        for (int i = 0; i < 100_000; i++) {
            made.trace.sliceStarted(i, 3, State.RUNNING, 0);
            made.trace.sliceEnded(i + 1, 3);
        }
        AtomicInteger asked = new AtomicInteger();
        List<Double> shares = new ArrayList<>();
        Optional<Matches> found = Finder.find(made.finish(100_001), List.of(), filter("w"),
                () -> asked.incrementAndGet() < 3,
                shares::add);
        assertThat(found).isEmpty();
        assertThat(asked).hasValue(3);
        assertThat(shares).isSorted().allMatch(share -> share > 0 && share < 1);
    }

    @Test
    void onlyWhatWasFoundIsBright() {
        Snapshot snapshot = Recordings.twenty(Long.MAX_VALUE);
        Matches matches = find(snapshot, "task 7");
        FrameOptions emphasis = new FrameOptions(Selection.NONE, Optional.empty(), Selection.NONE, java.util.Set.of(),
                matches,
                Optional.empty(), Flags.NONE);
        Frame frame = Charts.of(snapshot, Viewport.fit(snapshot.first(), snapshot.horizon()), emphasis, 1600, 600);
        int bright = 0;
        for (int i = 0; i < frame.rects().size(); i++) {
            if (frame.rects().count(i) == 1 && frame.rects().style(i) == Style.RUNNING) {
                int task = snapshot.lane(frame.rects().subject(i)).row(frame.rects().depth(i))
                        .task(frame.rects().first(i));
                boolean dimmed = (frame.rects().flags(i) & Rects.DIMMED) != 0;
                assertThat(dimmed).as("task %d", task).isEqualTo(task != 7);
                bright += dimmed ? 0 : 1;
            }
        }
        assertThat(bright).isPositive();
    }

    private static Filter filter(String words) {
        try {
            return Filter.of(words);
        } catch (FilterSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Matches find(Snapshot snapshot, String words) {
        return Finder.find(snapshot, List.of(), filter(words), () -> true, _ -> {}).orElseThrow();
    }

    private static List<Match> all(Matches matches) {
        List<Match> all = new ArrayList<>();
        for (int i = 0; i < matches.size(); i++) {
            all.add(matches.match(i));
        }
        return all;
    }
}
