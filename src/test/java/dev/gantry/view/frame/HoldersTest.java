package dev.gantry.view.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.view.explain.DeadlockCircle;
import dev.gantry.view.layout.Arrangement;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.time.Viewport;

/** Arrows to who holds the lock that a lane waits for. */
@Tag("engine")
class HoldersTest {
    private static final long MS = 1_000_000;
    private static final int LANES = 3;

    private static Snapshot deadlock() {
        Names names = new Names();
        Trace trace = new Trace(names);
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("java"));
        for (int lane = 0; lane < LANES; lane++) {
            trace.laneOpened(0, lane + 2, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("t" + lane));
        }
        for (int lane = 0; lane < LANES; lane++) {
            String lock = "gantry:lock(held(\"lock %d\", \"t%d\"))".formatted(lane, (lane + 1) % LANES);
            trace.blocked((10 + lane) * MS, lane + 2, names.intern(lock), 0);
        }
        trace.finish(1000 * MS);
        return trace.snapshot();
    }

    @Test
    void noArrowLeadsPastALaneThatIsHidden() {
        Snapshot recorded = deadlock();
        LaneLayout without = LaneLayout.of(recorded, Arrangement.USUAL.hiding(3), Metrics.USUAL);
        Paths paths = Charts.of(recorded, without, Viewport.fit(0, 1000 * MS),
                Charts.selecting(DeadlockCircle.in(recorded).orElseThrow().slice()), 1200, 400).paths();
        assertThat(paths.size()).isEqualTo(1);
    }

    @Test
    void ofADeadlockTheyAreACircleThatNobodyOverlooks() {
        Snapshot recorded = deadlock();
        Paths paths = Charts.of(recorded, Viewport.fit(0, 1000 * MS),
                Charts.selecting(DeadlockCircle.in(recorded).orElseThrow().slice()), 1200, 400).paths();
        assertThat(paths.size()).isEqualTo(LANES);
        for (int path = 0; path < LANES; path++) {
            assertThat(paths.thickness(path)).isEqualTo(2);
            int end = paths.to(path) - 1;
            int next = paths.from((path + 1) % LANES);
            assertThat(paths.x(end)).as("goes on where the one before ends").isEqualTo(paths.x(next));
            assertThat(paths.y(end)).isEqualTo(paths.y(next));
        }
        double[] xs = IntStream.range(0, paths.to(LANES - 1)).mapToDouble(paths::x).sorted().toArray();
        assertThat(xs[xs.length - 1] - xs[0]).isGreaterThan(100);
    }
}
