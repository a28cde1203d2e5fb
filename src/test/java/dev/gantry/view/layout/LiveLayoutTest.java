package dev.gantry.view.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.gantry.Moment;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Snapshot;
import dev.gantry.view.frame.Recordings;

/** The lines of a recording that grows. */
class LiveLayoutTest {
    private final Recordings made = new Recordings();
    private int lanes = Recordings.MAIN;

    @Test
    void fewLanesAreLaidOutAtOnce() {
        Snapshot snapshot = grow(10);
        LiveLayout live = new LiveLayout(snapshot, layout(snapshot));
        assertThat(live.follow(grow(10)).size()).isEqualTo(layout(made.trace.snapshot()).size());
        assertThat(live.isBehind()).isFalse();
    }

    @Test
    void manyLanesAreLaidOutElsewhereAndFetchedLater() {
        Snapshot snapshot = grow(LiveLayout.FEW);
        LaneLayout first = layout(snapshot);
        LiveLayout live = new LiveLayout(snapshot, first);
        Snapshot grown = grow(100);
        assertThat(live.follow(grown)).as("meanwhile the lines are as they were").isSameAs(first);
        assertThat(live.isBehind()).isTrue();
        awaitNews(live);
        LaneLayout news = live.follow(grown);
        assertThat(news.size()).isEqualTo(layout(grown).size());
        assertThat(live.isBehind()).isFalse();
        assertThat(live.follow(grown)).as("nothing is new").isSameAs(news);
        assertThat(live.isBehind()).isFalse();
    }

    @Test
    void oneStepIsLaidOutAtATimeAndTheLastOneComesInTheEnd() {
        Snapshot snapshot = grow(LiveLayout.FEW);
        LiveLayout live = new LiveLayout(snapshot, layout(snapshot));
        live.follow(grow(1));
        live.follow(grow(1));
        Snapshot last = grow(1);
        LaneLayout followed = live.follow(last);
        do {
            awaitNews(live);
            followed = live.follow(last);
        } while (live.isBehind());
        assertThat(followed.size()).isEqualTo(layout(last).size());
    }

    @Test
    void whatWasBegunIsOfNoUseAfterAnotherArrangement() {
        Snapshot snapshot = grow(LiveLayout.FEW);
        LiveLayout live = new LiveLayout(snapshot, layout(snapshot));
        Snapshot grown = grow(1);
        live.follow(grown);
        LaneLayout filtered = LaneLayout.of(grown, Arrangement.USUAL.filtered("lane 7"), Metrics.USUAL);
        live.replace(grown, filtered);
        assertThat(live.isBehind()).isFalse();
        assertThat(live.follow(grown)).isSameAs(filtered);
    }

    private static void awaitNews(LiveLayout live) {
        while (!live.hasNews()) {
            Moment.pass();
        }
    }

    private Snapshot grow(int more) {
        for (int i = 0; i < more; i++) {
            lanes++;
            made.trace.laneOpened(lanes, lanes, 1, LaneKind.THREAD, LaneRole.WORKER,
                    made.names.intern("lane " + lanes));
        }
        made.trace.publish(lanes);
        return made.trace.snapshot();
    }

    private static LaneLayout layout(Snapshot snapshot) {
        return LaneLayout.of(snapshot, Folds.NONE, Metrics.USUAL);
    }
}
