package dev.gantry.view.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Trace;
import dev.gantry.trace.message.Message;
import dev.gantry.view.style.Style;
import dev.gantry.view.time.Viewport;

/** Ends of bars whose times may be off, since another clock told them. */
class SoftEdgesTest {
    private static final int THREAD = 2;

    private static Snapshot recorded(Duration error) {
        Names names = new Names();
        Trace trace = new Trace(names);
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("worker"));
        if (!error.isZero()) {
            trace.mark(0, 1, names.intern(Message.say("other-clock", error).text()));
        }
        trace.laneOpened(0, THREAD, 1, LaneKind.THREAD, LaneRole.WORKER, names.intern("main"));
        trace.sliceStarted(20_000_000, THREAD, State.RUNNING, 0);
        trace.sliceEnded(80_000_000, THREAD);
        trace.finish(100_000_000);
        return trace.snapshot();
    }

    /** How wide the widest soft edge is in a frame of the whole recording. */
    private static int widest(Duration error, Viewport viewport) {
        Frame frame = Charts.of(recorded(error), viewport, FrameOptions.NONE, 1_000, 200);
        return IntStream.range(0, frame.rects().size()).filter(i -> frame.rects().style(i) == Style.SOFT)
                .map(frame.rects()::width).max().orElse(0);
    }

    @Test
    @DisplayName("they are as soft as the clock is unsure, where that is wide enough to be seen")
    void soft() {
        Viewport whole = Viewport.fit(0, 100_000_000);
        int five = widest(Duration.ofMillis(5), whole);
        assertThat(five).isBetween(30, 50);
        assertThat(widest(Duration.ofMillis(10), whole)).isBetween(2 * five - 1, 2 * five + 1);
        assertThat(widest(Duration.ofNanos(5_000), whole)).isZero();
        assertThat(widest(Duration.ofNanos(5_000), Viewport.fit(19_900_000, 20_100_000))).isBetween(10, 30);
        assertThat(widest(Duration.ZERO, whole)).isZero();
    }

    @Test
    @DisplayName("the line below a picture says how far times may be off")
    void said() {
        Frame frame = Charts.of(recorded(Duration.ofMillis(5)), Viewport.fit(0, 100_000_000), FrameOptions.NONE, 1_000,
                200);
        assertThat(FrameNote.of(recorded(Duration.ofMillis(5)), frame, 0, FrameOptions.NONE)).contains("±5.00 ms");
        assertThat(FrameNote.of(recorded(Duration.ZERO), frame, 0, FrameOptions.NONE)).doesNotContain("±");
    }

    @Test
    @DisplayName("a bar stays a bar: the edges meet in its middle at most")
    void atMostHalf() {
        assertThat(widest(Duration.ofSeconds(10), Viewport.fit(0, 100_000_000))).isBetween(150, 300);
    }
}
