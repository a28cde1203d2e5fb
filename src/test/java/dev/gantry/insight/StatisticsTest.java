package dev.gantry.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Trace;

@Tag("engine")
class StatisticsTest {
    @Test
    void anEmptyRecordingHasNoFigures() {
        Snapshot nothing = new Trace(new Names()).snapshot();
        Statistics figures = Statistics.of(nothing, Area.of(nothing));
        assertThat(figures.tasks().count()).isZero();
        assertThat(figures.lanes()).isEmpty();
        assertThat(figures.concurrency().steps().orElseThrow().most()).isZero();
        assertThat(figures.tasks().distribution(Measure.RAN)).isEmpty();
    }

    @Test
    void manyPackedSlicesAreCountedLikeFew() {
        Snapshot snapshot = Scribble.of(new Random(3), 3, 30_000);
        Area all = Area.of(snapshot);
        Statistics whole = Statistics.of(snapshot, all);
        long middle = all.start() + all.length() / 3;
        Statistics before = Statistics.of(snapshot, new Area(all.start(), middle, Set.of()));
        Statistics after = Statistics.of(snapshot, new Area(middle, all.end(), Set.of()));
        for (State state : State.values()) {
            assertThat(before.time(state) + after.time(state)).as("%s", state).isEqualTo(whole.time(state));
        }
    }

    @Test
    void aReadingThatIsGivenUpHasNoFigures() {
        Snapshot snapshot = Scribble.of(new Random(1), 4, 500);
        AtomicInteger asked = new AtomicInteger();
        assertThat(Statistics.of(snapshot, Area.of(snapshot), () -> asked.incrementAndGet() < 3, _ -> {})).isEmpty();
        assertThat(asked).hasValue(3);
    }

    @Test
    void anAreaBeyondTheRecordingIsCutToIt() {
        Snapshot snapshot = Scribble.of(new Random(1), 2, 50);
        Statistics figures = Statistics.of(snapshot, new Area(-5, Long.MAX_VALUE, Set.of()));
        assertThat(figures.area()).isEqualTo(Area.of(snapshot));
        assertThat(Statistics.of(snapshot, new Area(Long.MAX_VALUE - 1, Long.MAX_VALUE, Set.of())).area().length())
                .isZero();
    }
}
