package dev.gantry.format.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.format.Excerpt;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

@Tag("engine")
class TablesTest {
    @Test
    @DisplayName("lanes of one name in several processes are told apart in both tables")
    void apart() throws IOException {
        Names names = new Names();
        Trace trace = new Trace(names);
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("gantry"));
        trace.laneOpened(0, 2, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        trace.laneOpened(0, 3, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("SpawnProcess-1"));
        trace.laneOpened(0, 4, 3, LaneKind.THREAD, LaneRole.WORKER, names.intern("main"));
        trace.taskSubmitted(1, 2, 1, 0, names.intern("task"));
        trace.taskStarted(2, 4, 1);
        trace.taskEnded(3, 4, 1, TaskState.SUCCEEDED, 0);
        trace.finish(4);
        Snapshot recorded = trace.snapshot();

        ByteArrayOutputStream tasks = new ByteArrayOutputStream();
        TasksCsv.write(recorded, Excerpt.WHOLE, tasks, _ -> {});
        ByteArrayOutputStream slices = new ByteArrayOutputStream();
        SlicesCsv.write(recorded, Excerpt.WHOLE, slices, _ -> {});

        assertThat(tasks.toString(StandardCharsets.UTF_8)).contains(",gantry › main,")
                .contains(",4,SpawnProcess-1 › main,");
        assertThat(slices.toString(StandardCharsets.UTF_8)).contains("4,SpawnProcess-1 › main,0,running,");
    }
}
