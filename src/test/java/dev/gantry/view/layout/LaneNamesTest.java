package dev.gantry.view.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;

/** No two lanes have one name where they are named alone. */
class LaneNamesTest {
    private final Names names = new Names();
    private final Trace trace = new Trace(names);

    @Test
    void lanesOfOneNameInSeveralProcessesHaveTheirsBeforeIt() {
        lane(1, 0, LaneKind.PROCESS, "gantry");
        lane(2, 1, LaneKind.THREAD, "main");
        lane(3, 0, LaneKind.PROCESS, "SpawnProcess-1");
        lane(4, 3, LaneKind.THREAD, "main");
        lane(5, 3, LaneKind.THREAD, "helper");
        trace.finish(10);
        Snapshot snapshot = trace.snapshot();

        assertThat(LaneNames.of(snapshot, 2)).isEqualTo("gantry › main").isEqualTo(LaneNames.inTable(snapshot, 2));
        assertThat(LaneNames.of(snapshot, 4)).isEqualTo("SpawnProcess-1 › main")
                .isEqualTo(LaneNames.inTable(snapshot, 4));
        assertThat(LaneNames.of(snapshot, 5)).isEqualTo("helper").isEqualTo(LaneNames.inTable(snapshot, 5));
        assertThat(LaneNames.of(snapshot, 3)).isEqualTo("SpawnProcess-1").isEqualTo(LaneNames.inTable(snapshot, 3));
    }

    @Test
    void holdersThatAreCalledAlikeAreToldApartToo() {
        lane(1, 0, LaneKind.PROCESS, "python");
        lane(2, 1, LaneKind.THREAD, "main");
        lane(3, 0, LaneKind.PROCESS, "python");
        lane(4, 3, LaneKind.THREAD, "main");
        lane(5, 3, LaneKind.THREAD, "main");
        trace.finish(10);
        Snapshot snapshot = trace.snapshot();

        assertThat(LaneNames.of(snapshot, 2)).isEqualTo("python (1 of 2) › main");
        assertThat(LaneNames.of(snapshot, 5)).isEqualTo("python (2 of 2) › main (2 of 2)");
        assertThat(LaneNames.inTable(snapshot, 2)).isEqualTo("python (1) › main");
        assertThat(LaneNames.inTable(snapshot, 4)).isEqualTo("python (2) › main (1)");
    }

    private void lane(int id, int parent, LaneKind kind, String name) {
        trace.laneOpened(0, id, parent, kind, LaneRole.PLAIN, names.intern(name));
    }
}
