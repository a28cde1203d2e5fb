package dev.gantry.format.perfetto;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.gantry.trace.CoroutineCounts;
import dev.gantry.trace.ExecutorEntry;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Switch;
import dev.gantry.trace.Task;
import dev.gantry.trace.counter.Counter;
import dev.gantry.trace.stack.Samples;

/**
 * All that a snapshot holds as text, names spelt out: two recordings with the same text are equal. What refers to
 * something that is not there, as after a loss, stands there as every reader leaves it: it refers to nothing.
 */
public final class RecordingText {
    private RecordingText() {}

    public static String of(Snapshot seen) {
        StringBuilder text = new StringBuilder("first %d horizon %d records %d lost %d malformed %d finished %s%n"
                .formatted(seen.first(), seen.horizon(), seen.records(), seen.lost(), seen.malformed(),
                        seen.finished()));
        text.append(events(seen));
        return text.toString();
    }

    /** The same without the totals. */
    public static String events(Snapshot seen) {
        StringBuilder text = new StringBuilder();
        for (int id = 1; id <= seen.lanes(); id++) {
            if (seen.lane(id) != null) {
                lane(seen, seen.lane(id), text);
            }
        }
        for (int id = 1; id <= seen.tasks(); id++) {
            text.append(seen.hasTask(id) ? task(seen, seen.task(id)) : "no task " + id).append('\n');
        }
        for (ExecutorEntry executor : seen.executors()) {
            text.append(executor.id()).append(executor.name()).append(" of ").append(laneOf(seen, executor.lane()));
            values(executor.queue(), text);
        }
        for (Counter counter : seen.counters()) {
            text.append(seen.name(counter.name())).append(" of ").append(counter.lane());
            values(counter, text);
        }
        text.append(String.join("", samples(seen)));
        return text.toString();
    }

    /** In no order: other formats than our own have one of their own. */
    private static List<String> samples(Snapshot seen) {
        List<String> lines = new ArrayList<>();
        Samples samples = seen.samples();
        for (int i = 0; i < samples.size(); i++) {
            StringBuilder line = new StringBuilder("sample %d on %d: %s %d".formatted(samples.time(i), samples.lane(i),
                    samples.kind(i), samples.weight(i)));
            for (int at = samples.stack(i); at > 0; at = samples.stacks().parent(at)) {
                line.append(' ').append(seen.name(samples.stacks().name(at))).append(' ')
                        .append(seen.name(samples.stacks().site(at)));
            }
            lines.add(line.append('\n').toString());
        }
        Collections.sort(lines);
        return lines;
    }

    private static void lane(Snapshot seen, Lane lane, StringBuilder text) {
        text.append("lane %d in %d: %s %s %s %s, %d to %d%n".formatted(lane.id(), lane.parent(), lane.kind(), lane
                .role(), seen.laneName(lane.id()), lane.systemId(), lane.opened(), lane.closed()));
        for (int depth = 0; depth < lane.depth(); depth++) {
            Row row = lane.row(depth);
            for (int i = 0; i < row.size(); i++) {
                text.append(
                        "  %d: %s %d to %d task %d '%s' for %d %s%n".formatted(depth, row.state(i), row.start(i),
                                row.end(
                                        i),
                                taskOf(seen, row.task(i)), name(seen, row, i), taskOf(seen, row.awaited(i)),
                                seen.name(row.details(i))));
            }
        }
        for (int i = 0; i < lane.marks(); i++) {
            text.append("  mark %d %s %s%n".formatted(lane.markTime(i), seen.name(lane.markText(i)),
                    seen.name(lane.markDetails(i))));
        }
        for (int i = 0; i < lane.lines(); i++) {
            text.append("  line %d %s%n".formatted(lane.lineTime(i), seen.name(lane.lineText(i))));
        }
        for (int i = 0; i < lane.wakes(); i++) {
            if (seen.lane(lane.wake(i).by()) != null) {
                text.append("  ").append(lane.wake(i)).append('\n');
            }
        }
        for (int i = 0; i < lane.switches(); i++) {
            Switch change = lane.switchAt(i);
            text.append("  ").append(change).append('\n');
        }
    }

    private static int taskOf(Snapshot seen, int id) {
        return seen.hasTask(id) ? id : 0;
    }

    private static int laneOf(Snapshot seen, int id) {
        return seen.lane(id) == null ? 0 : id;
    }

    private static String name(Snapshot seen, Row row, int i) {
        boolean lost = row.name(i) == 0 && row.task(i) != 0 && !seen.hasTask(row.task(i));
        return lost ? "task " + row.task(i) : seen.name(row.name(i));
    }

    private static Task task(Snapshot seen, Task task) {
        int executor = seen.executor(task.executor()).isPresent() ? task.executor() : 0;
        return new Task(task.id(), task.name(), executor, task.site(), laneOf(seen, task.submittedBy()),
                task.submitted(), task.started(), task.ended(), laneOf(seen, task.lane()), task.state(), task.error(),
                task.callbacks());
    }

    private static void values(Counter counter, StringBuilder text) {
        for (int i = 0; i < counter.size(); i++) {
            text.append(' ').append(counter.time(i)).append('=');
            text.append(counter.isReal() ? counter.real(i) + "" : counter.value(i) + "");
        }
        text.append('\n');
    }

    /** How many coroutines each lane had over time. */
    static String crowds(Snapshot seen) {
        StringBuilder text = new StringBuilder();
        for (int id = 1; id <= seen.lanes(); id++) {
            if (seen.lane(id) == null) {
                continue;
            }
            CoroutineCounts crowd = seen.lane(id).coroutineCounts();
            for (int i = 0; i < crowd.size(); i++) {
                text.append("lane %d at %d: %d ran, %d blocked, %d ready, %d waited%n".formatted(id, crowd.time(i),
                        crowd.count(i, CoroutineCounts.RUNNING), crowd.count(i, CoroutineCounts.BLOCKED),
                        crowd.count(i, CoroutineCounts.READY),
                        crowd.waiting(i)));
            }
        }
        return text.toString();
    }
}
