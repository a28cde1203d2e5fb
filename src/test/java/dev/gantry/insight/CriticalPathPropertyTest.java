package dev.gantry.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;

import dev.gantry.insight.path.CriticalPath;
import dev.gantry.insight.path.Step;
import dev.gantry.insight.path.Step.Kind;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Trace;

/** The critical path of anything has no gaps, and says of each moment what the lanes' slices say. */
@Tag("engine")
class CriticalPathPropertyTest {
    @Property(tries = 300)
    @Label("steps follow one another without gaps, and each is what its lane did")
    void steps(@ForAll long seed) {
        Random random = new Random(seed);
        Snapshot recorded = Scribble.of(random, 1 + random.nextInt(6), 5 + random.nextInt(60));
        List<Step> steps = CriticalPath.toEnd(recorded).find();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            assertThat(step.length()).isPositive();
            assertThat(step.from()).isEqualTo(i == 0 ? step.from() : steps.get(i - 1).to());
            is(recorded, step, step.from());
            is(recorded, step, step.to() - 1);
        }
    }

    private static void is(Snapshot recorded, Step step, long time) {
        Lane lane = recorded.lane(step.lane());
        State state = Scribble.at(lane, time);
        switch (step.kind()) {
            case RAN -> assertThat(state.isWork()).isTrue();
            case BLOCKED -> assertThat(state).isEqualTo(State.BLOCKED);
            case SUSPENDED -> assertThat(state).isEqualTo(State.SUSPENDED);
            case READY -> assertThat(state).isEqualTo(State.READY);
            case NOTHING -> assertThat(state).isEqualTo(lane.rest());
            case STARTING -> {
                assertThat(time).isGreaterThanOrEqualTo(recorded.taskSubmitted(step.task()));
                assertThat(recorded.taskStarted(step.task())).isEqualTo(step.to()).isNotEqualTo(Trace.NONE);
            }
            case RESUMING -> assertThat(state).isNotNull();
        }
        assertThat(step.kind() == Kind.STARTING || time >= lane.opened()).isTrue();
    }
}
