package dev.gantry.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.insight.Area;
import dev.gantry.insight.Statistics;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.trace.message.Width;

/** Figures as text stay short enough to read, however many lanes there are. */
class StatsTextTest {
    private final Names names = new Names();
    private final Trace trace = new Trace(names);
    private int lanes;

    private void open(String name) {
        lanes++;
        trace.laneOpened(lanes, lanes, 0, LaneKind.THREAD, LaneRole.PLAIN, names.intern(name));
        trace.taskSubmitted(lanes, lanes, lanes, 0, names.intern("task"));
        trace.taskStarted(lanes, lanes, lanes);
    }

    private String text() {
        trace.publish(1_000_000);
        Snapshot recorded = trace.snapshot();
        return StatsText.text("many", recorded, Statistics.of(recorded, Area.of(recorded)));
    }

    @Test
    @DisplayName("many lanes of one name are one row")
    void alike() {
        open("main");
        for (int i = 0; i < 30_000; i++) {
            open("virtual thread");
        }
        open("pool-1");
        assertThat(text().lines()).filteredOn(line -> line.contains("virtual thread")).hasSize(1)
                .allMatch(line -> line.startsWith("  30000 × virtual thread "));
        assertThat(text()).contains("  main ").contains("  pool-1 ");
    }

    @Test
    @DisplayName("names in wide letters shift no column")
    void wide() {
        open("main");
        open("工作线程一号");
        open("🚀 e\u0301");
        assertThat(text().lines().filter(line -> line.matches(".*(main|线程|🚀).*")).map(Width::of).distinct())
                .hasSize(1);
        assertThat(text()).contains("  工作线程一号 ");
    }

    @Test
    @DisplayName("lanes of one name in several processes are told apart, and long names keep their ends")
    void apart() {
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("gantry"));
        trace.laneOpened(0, 2, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        trace.laneOpened(0, 3, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("SpawnProcess-1"));
        trace.laneOpened(0, 4, 3, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        String first = "a server with a name that is very long and ends in 1";
        String second = "a server with a name that is very long and ends in 2";
        trace.laneOpened(0, 5, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern(first));
        trace.laneOpened(0, 6, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern(second));
        for (int lane : new int[]{2, 4, 5, 6}) {
            trace.taskSubmitted(lane, lane, lane, 0, names.intern("task"));
            trace.taskStarted(lane, lane, lane);
        }
        assertThat(text()).contains("  gantry › main ").contains("  SpawnProcess-1 › main ")
                .containsPattern("  a server with .*….*ends in 1 ").containsPattern("  a server with .*….*ends in 2 ");
    }

    @Test
    @DisplayName("of very many lanes of different names the first are told, and how many are left out")
    void different() {
        for (int i = 0; i < 1000; i++) {
            open("v-" + i);
        }
        assertThat(text().lines()).filteredOn(line -> line.startsWith("  v-")).hasSize(200);
        assertThat(text()).contains("  and 800 more: --lane names some of them, --json tells all");
    }
}
