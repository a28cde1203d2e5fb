package dev.gantry.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;
import dev.gantry.view.frame.Recordings;

class RunJsonTest {
    private static final long MS = Recordings.MS;

    @Test
    void holdsTheWholeRun() throws IOException {
        Map<String, Object> run = read(Recordings.twenty(Long.MAX_VALUE));

        assertThat(run.keySet()).containsExactly("lesson", "parameters", "lost", "lanes", "tasks", "slices", "switches",
                "marks", "counters");
        assertThat(run).containsEntry("lesson", "thread-twenty").containsEntry("lost", 0L)
                .containsEntry("parameters", Map.of("tasks", 20L, "workers", 5L));
        assertThat(list(run, "lanes")).hasSize(7);
        assertThat(list(run, "lanes").getFirst())
                .isEqualTo(Map.of("id", 1L, "kind", "process", "name", "java", "pid", 4711L));
        assertThat(list(run, "tasks")).hasSize(20).allSatisfy(task -> assertThat(task).containsKeys("id", "name",
                "executor", "submittedBy", "submitted", "started", "ended", "lane", "outcome", "callbacks"));
    }

    @Test
    void aTaskHasItsCallbacksAndItsError() throws IOException {
        Snapshot snapshot = Recordings.twenty(Long.MAX_VALUE);
        Map<String, Object> task = list(read(snapshot), "tasks").get(12);

        assertThat(task).containsEntry("id", 13L).containsEntry("name", "task 13")
                .containsEntry("executor", "ThreadPoolExecutor-0").containsEntry("outcome", "failed")
                .containsEntry("error", "java.lang.IllegalStateException: no luck");
        Map<String, Object> callback = list(task, "callbacks").getFirst();
        assertThat(callback).containsEntry("lane", task.get("lane"));
        assertThat((Long) callback.get("end") - (Long) callback.get("start")).isEqualTo(40 * MS - 20_000);
    }

    @Test
    void workersAreIdleBetweenTheirSlices() throws IOException {
        Recordings made = new Recordings();
        made.worker(5 * MS, 3, "w");
        made.trace.taskSubmitted(6 * MS, Recordings.MAIN, 1, 1, 0);
        made.trace.taskStarted(10 * MS, 3, 1);
        made.trace.blocked(11 * MS, 3, made.names.intern("gantry:sleep"), 0);
        made.trace.unblocked(19 * MS, 3, 0);
        made.trace.taskEnded(20 * MS, 3, 1, TaskState.SUCCEEDED, 0);
        made.trace.laneClosed(30 * MS, 3);

        assertThat(list(read(made.finish(40 * MS)), "slices")).containsExactly(
                Map.of("lane", 3L, "state", "idle", "depth", 0L, "start", 5 * MS, "end", 10 * MS),
                Map.of("lane", 3L, "state", "running", "depth", 0L, "start", 10 * MS, "end", 20 * MS, "task", 1L),
                Map.of("lane", 3L, "state", "blocked", "depth", 1L, "start", 11 * MS, "end", 19 * MS, "task", 1L,
                        "name", "sleep"),
                Map.of("lane", 3L, "state", "idle", "depth", 0L, "start", 20 * MS, "end", 30 * MS));
    }

    @Test
    void whatIsNotKnownIsLeftOut() throws IOException {
        Recordings made = new Recordings();
        made.worker(0, 3, "w");
        made.trace.taskSubmitted(6 * MS, Recordings.MAIN, 1, 1, 0);
        made.trace.taskSubmitted(7 * MS, Recordings.MAIN, 2, 1, 0);
        made.trace.taskStarted(10 * MS, 3, 1);
        made.trace.publish(12 * MS);
        Map<String, Object> run = read(made.trace.snapshot());

        assertThat(list(run, "tasks").get(0)).containsKeys("started", "lane").doesNotContainKeys("ended", "outcome",
                "error");
        assertThat(list(run, "tasks").get(1)).doesNotContainKeys("started", "ended", "lane", "outcome", "error");
        assertThat(list(run, "slices").getLast())
                .isEqualTo(Map.of("lane", 3L, "state", "running", "depth", 0L, "start", 10 * MS, "task", 1L));
        assertThat(list(run, "lanes").get(1))
                .isEqualTo(Map.of("id", 2L, "parent", 1L, "kind", "thread", "name", "main"));
    }

    @Test
    void slicesMarksAndSwitchesComeInOrderOfTime() throws IOException {
        Map<String, Object> run = read(Recordings.twenty(Long.MAX_VALUE));

        assertThat(list(run, "slices")).extracting(slice -> (Long) slice.get("start")).isSorted();
        assertThat(list(run, "marks")).hasSizeGreaterThan(20).extracting(mark -> (Long) mark.get("time")).isSorted();
        assertThat(list(run, "marks").getFirst()).containsKeys("time", "lane", "text");
    }

    @Test
    void timesCountFromTheFirstRecordAndSwitchesAreTold() throws IOException {
        dev.gantry.trace.Names names = new dev.gantry.trace.Names();
        Trace trace = new Trace(names);
        trace.laneOpened(1000, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("java"));
        trace.laneOpened(1000, 2, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        trace.laneOpened(1100, 3, 2, LaneKind.GREENLET, LaneRole.PLAIN, names.intern("eat \"\u00e9\u4e2d\u0001"));
        trace.switched(1200, 2, 3, SwitchReason.SWITCH);
        trace.switched(1300, 3, 2, SwitchReason.EXIT);
        trace.finish(1400);
        Map<String, Object> run = read(trace.snapshot());

        assertThat(list(run, "switches")).containsExactly(
                Map.of("time", 200L, "from", 2L, "to", 3L, "reason", "switch"),
                Map.of("time", 300L, "from", 3L, "to", 2L, "reason", "exit"));
        assertThat(list(run, "lanes").get(2)).containsEntry("kind", "greenlet").containsEntry("name",
                "eat \"\u00e9\u4e2d\u0001");
        assertThat(list(run, "slices").getFirst()).containsEntry("state", "suspended").containsEntry("start", 100L);
    }

    @Test
    void theStreamStaysOpen() throws IOException {
        boolean[] closed = {false};
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        new RunJson("x", Map.of()).write(Recordings.twenty(0), out);

        assertThat(closed[0]).isFalse();
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("}\n");
    }

    private static Map<String, Object> read(Snapshot snapshot) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Map<String, Long> parameters = new LinkedHashMap<>();
        parameters.put("tasks", 20L);
        parameters.put("workers", 5L);
        new RunJson("thread-twenty", parameters).write(snapshot, out);
        try (JsonParser parser = new JsonFactory().createParser(new ByteArrayInputStream(out.toByteArray()))) {
            parser.nextToken();
            @SuppressWarnings("unchecked")
            Map<String, Object> run = (Map<String, Object>) value(parser);
            assertThat(parser.nextToken()).isNull();
            return run;
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> object = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    assertThat(object.put(name, value(parser))).as("%s comes once", name).isNull();
                }
                yield object;
            }
            case START_ARRAY -> {
                List<Object> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser));
                }
                yield array;
            }
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_STRING -> parser.getText();
            default -> throw new AssertionError(parser.currentToken());
        };
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> object, String field) {
        return (List<Map<String, Object>>) object.get(field);
    }
}
