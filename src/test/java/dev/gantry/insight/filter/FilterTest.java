package dev.gantry.insight.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;
import dev.gantry.trace.TraceLoader;

@Tag("engine")
class FilterTest {
    private static final long MS = 1_000_000;

    /** Two threads with named slices, of which two have details; two tasks; a mark. */
    private static Snapshot recorded() {
        Names names = new Names();
        Trace trace = new Trace(names);
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("java"));
        trace.laneOpened(0, 2, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        trace.laneOpened(0, 3, 1, LaneKind.THREAD, LaneRole.WORKER, names.intern("worker"));
        trace.executorOpened(0, 1, 1, names.intern("pool"));
        slice(trace, 2, names.intern("read"), 1 * MS, 3 * MS, names.intern("{\"cat\":\"io\",\"args\":{\"bytes\":900,"
                + "\"to\":{\"file\":\"a.txt\"}}}"));
        slice(trace, 2, names.intern("std::read_all(x)"), 4 * MS, 14 * MS,
                names.intern("{\"args\":{\"bytes\":\"2000\",\"a.b\":true}}"));
        trace.taskSubmitted(1 * MS, 2, 1, 1, names.intern("load"));
        trace.taskSubmitted(1 * MS, 2, 2, 1, 0);
        trace.taskStarted(2 * MS, 3, 1);
        trace.blocked(3 * MS, 3, names.intern("sleep"), 0);
        trace.unblocked(8 * MS, 3, 0);
        trace.taskEnded(9 * MS, 3, 1, TaskState.FAILED, names.intern("IOException: no"));
        trace.mark(10 * MS, 2, names.intern("half way"));
        trace.finish(20 * MS);
        return trace.snapshot();
    }

    private static void slice(Trace trace, int lane, int name, long start, long end, int details) {
        new TraceLoader(trace).sliceStarted(start, lane, State.RUNNING, 0, name, details);
        trace.sliceEnded(end, lane);
    }

    private static List<String> found(String filter) throws FilterSyntaxException {
        Snapshot recorded = recorded();
        Check check = Filter.of(filter).in(recorded, text -> text);
        List<String> found = new ArrayList<>();
        for (int id = 1; id <= recorded.lanes(); id++) {
            Lane lane = recorded.lane(id);
            if (check.lane(lane)) {
                found.add(recorded.laneName(id));
            }
            for (int depth = 0; depth < lane.depth(); depth++) {
                for (int i = 0; i < lane.row(depth).size(); i++) {
                    if (check.slice(lane.row(depth), i)) {
                        String name = recorded.name(lane.row(depth).name(i));
                        found.add(name.isEmpty() ? "slice of " + lane.row(depth).task(i) : name);
                    }
                }
            }
            for (int i = 0; i < lane.marks(); i++) {
                if (check.mark(lane, i)) {
                    found.add(recorded.name(lane.markText(i)));
                }
            }
        }
        for (int task = 1; task <= recorded.tasks(); task++) {
            if (check.task(task)) {
                found.add("task " + task);
            }
        }
        return found;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            read                                | read;std::read_all(x)
            std::                               | std::read_all(x)
            /^re/                               | read
            ioexception                         | task 1
            load                                | slice of 1;task 1
            name = read                         | read
            name = "std::read_all(x)"           | std::read_all(x)
            name ~ /^[rh]e?a/                   | read;half way
            name ~ ^read$ or name = main        | main;read
            kind = thread                       | main;worker
            kind = slice lane = main            | read;std::read_all(x)
            kind=lane                           | java;main;worker
            state = blocked                     | sleep
            state=failed                        | task 1
            duration > 5 ms and kind = slice    | std::read_all(x);slice of 1
            duration>=10ms                      | std::read_all(x)
            duration > 5ms not name: std        | slice of 1;task 1
            waited > 0.5 ms                     | task 1;task 2
            start < 3 ms kind=slice             | read;slice of 1
            executor = pool kind = task         | task 1;task 2
            error ~ "^IOE"                      | task 1
            category = io                       | read
            args.bytes > 1000                   | std::read_all(x)
            args.bytes < 1000                   | read
            args.bytes != 900                   | std::read_all(x)
            args.to.file = a.txt                | read
            args.a.b = true                     | std::read_all(x)
            not args.bytes > 1000               | read
            kind = mark                         | half way
            (name = read or name = sleep) lane:WORK | sleep
            lane = worker duration < 1 h        | slice of 1;sleep;task 1
            lane = worker                       | worker;slice of 1;sleep;task 1
            lane != main kind=slice             | slice of 1;sleep
            """)
    void findsWhatItAsksFor(String filter, String expected) throws Exception {
        assertThat(found(filter)).containsExactlyInAnyOrder(expected.split(";"));
    }

    @Test
    void wordsThatReadLikeAFieldAreLookedForInQuotes() throws Exception {
        assertThat(found("\"half way\"")).containsExactly("half way");
        assertThat(found("\"name: read\"")).isEmpty();
    }

    @Test
    void nothingFitsNoWords() throws Exception {
        assertThat(Filter.of("  ")).isEqualTo(Filter.NONE).matches(Filter::isEmpty);
        assertThat(found("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            duration > 5              | filter.duration("duration")
            duration ~ 5 ms           | filter.duration("duration")
            name > 5                  | filter.order("name")
            name =                    | filter.value("name=")
            name ~ /(/                | filter.pattern("(")
            (name = a                 | filter.bracket
            name = a)                 | filter.bracket
            name = a or               | filter.missing
            and name = a              | filter.missing
            not (name=a) not          | filter.missing
            """)
    void saysWhatIsWrong(String filter, String problem) {
        assertThat(catchThrowableOfType(FilterSyntaxException.class, () -> Filter.of(filter)).problem().text())
                .isEqualTo("gantry:" + problem);
    }

    @Test
    void aStateThatThereIsNotIsToldWithThoseThatThereAre() {
        assertThat(catchThrowableOfType(FilterSyntaxException.class, () -> Filter.of("state=bloked")).problem().text())
                .contains("bloked", "blocked", "queued");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "not "})
    void bracketsWithoutEndAreRefused(String part) {
        assertThat(catchThrowableOfType(FilterSyntaxException.class, () -> Filter.of(part.repeat(100_000) + "name=a"))
                .problem().code()).isEqualTo("filter.deep");
    }
}
