package dev.gantry.ui.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Mark;
import dev.gantry.trace.Names;
import dev.gantry.trace.Trace;

class MarkReaderTest {
    private final Names names = new Names();
    private final Trace trace = new Trace(names);

    @Test
    void eachMarkIsReadOnceInOrderOfTime() {
        MarkReader reader = new MarkReader();
        for (int lane = 1; lane <= 20; lane++) {
            trace.laneOpened(0, lane, 0, LaneKind.THREAD, LaneRole.PLAIN, names.intern("lane " + lane));
        }
        trace.mark(30, 20, names.intern("third"));
        trace.mark(10, 1, names.intern("first"));
        trace.mark(20, 2, names.intern("second"));
        trace.publish(30);
        assertThat(reader.news(trace.snapshot())).extracting(Mark::text).containsExactly("first", "second", "third");
        assertThat(reader.news(trace.snapshot())).isEmpty();
        trace.mark(40, 1, names.intern("fourth"));
        trace.publish(40);
        assertThat(reader.news(trace.snapshot())).containsExactly(new Mark(40, 1, "fourth"));
    }
}
