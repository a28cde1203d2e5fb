package dev.gantry.view.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.Trace;
import dev.gantry.view.layout.Folds;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.style.Style;
import dev.gantry.view.time.Viewport;

/** Virtual threads, which lie in a group of their own, and the carrier that runs them. */
class CarrierTest {
    private static final int PROCESS = 1;
    private static final int GROUP = 2;
    private static final int CARRIER = 3;
    private static final int VIRTUAL = 4;
    private static final long MS = 1_000_000;

    private final Names names = new Names();
    private final Trace trace = new Trace(names);

    @Test
    void aCarrierIsSeenToBeHeldAndTheGroupHasNoSwitches() {
        Snapshot snapshot = one();
        assertThat(snapshot.lane(GROUP).switches()).isZero();
        assertThat(snapshot.lane(CARRIER).switches()).as("to the virtual thread and back").isEqualTo(2);
        Frame frame = Charts.whole(snapshot, 1000);
        List<Integer> held = rects(frame, Style.HELD);
        assertThat(held).hasSize(1);
        int bar = held.getFirst();
        assertThat(frame.rects().subject(bar)).isEqualTo(CARRIER);
        long from = frame.scale().time(frame.rects().x(bar));
        long to = frame.scale().time(frame.rects().x(bar) + frame.rects().width(bar));
        assertThat(from).isBetween(19 * MS, 21 * MS);
        assertThat(to).isBetween(38 * MS, 41 * MS);
        assertThat(rects(frame, Style.IDLE).stream().filter(i -> frame.rects().subject(i) == CARRIER)).as("its rest")
                .allMatch(i -> i < bar);
    }

    @Test
    void aVirtualThreadThatBlocksItsCarrierBlocksNoOtherOneOfTheGroup() {
        open(VIRTUAL, 200); // so many are folded
        trace.switched(20 * MS, CARRIER, VIRTUAL, SwitchReason.SWITCH);
        trace.blocked(21 * MS, VIRTUAL, names.intern("sleep"), 0);
        trace.unblocked(80 * MS, VIRTUAL, 0);
        trace.finish(100 * MS);
        Frame frame = Charts.of(trace.snapshot(), LaneLayout.of(trace.snapshot(),
                Folds.NONE.with(GROUP, true), Metrics.USUAL),
                Viewport.fit(0, 100 * MS), FrameOptions.NONE, 1000, 400);
        assertThat(rects(frame, Style.BLOCKING)).isEmpty();
        assertThat(rects(frame, Style.BLOCKED)).isNotEmpty();
    }

    private Snapshot one() {
        open(VIRTUAL, 1);
        trace.switched(20 * MS, CARRIER, VIRTUAL, SwitchReason.SWITCH);
        trace.switched(40 * MS, VIRTUAL, CARRIER, SwitchReason.SWITCH);
        trace.finish(100 * MS);
        return trace.snapshot();
    }

    private void open(int first, int count) {
        trace.laneOpened(0, PROCESS, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("java"));
        trace.laneOpened(0, GROUP, PROCESS, LaneKind.THREAD, LaneRole.GROUP, names.intern("virtual threads"));
        trace.laneOpened(0, CARRIER, PROCESS, LaneKind.THREAD, LaneRole.WORKER, names.intern("carrier"));
        for (int i = 0; i < count; i++) {
            trace.laneOpened(10 * MS, first + i, GROUP, LaneKind.VIRTUAL_THREAD, LaneRole.PLAIN,
                    names.intern("virtual " + i));
        }
    }

    private static List<Integer> rects(Frame frame, Style style) {
        return IntStream.range(0, frame.rects().size()).filter(i -> frame.rects().style(i) == style).boxed().toList();
    }
}
