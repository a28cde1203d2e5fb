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
import dev.gantry.trace.message.Message;

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
            main or sleep                       | main;sleep
            (read)                              | read;std::read_all(x)
            not (a) and not o                   | sleep
            std and all                         | std::read_all(x)
            read not std                        | read
            half way                            | half way
            half and way                        | half way
            HALF  WAY or sleep                  | sleep
            ((load))                            | slice of 1;task 1
            std::read_all(x)                    | std::read_all(x)
            (read_all(x) or main)               | main;std::read_all(x)
            read_all( or main                   | main;std::read_all(x)
            name = std::read_all(x)             | std::read_all(x)
            name ~ ^(sl)(e)+p$                  | sleep
            "read" or "\\"x\\""                 | read;std::read_all(x)
            args."to"."file" = a.txt or args."bytes" = 900 | read
            args."a.b" = true                   | std::read_all(x)
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
            and                       | filter.missing
            or or                     | filter.missing
            (((                       | filter.missing
            ()                        | filter.missing
            not                       | filter.missing
            main or                   | filter.missing
            (main                     | filter.bracket
            main)                     | filter.bracket
            name ~ /x                 | filter.open("/")
            name ~ /x/y               | filter.open("/")
            name = "x                 | filter.open("\\"")
            args.bytes > 1000 ms      | filter.number("args.bytes")
            args.bytes > 1000ms       | filter.number("args.bytes")
            args.bytes = 1000 ms      | filter.number("args.bytes")
            args.x > abc              | filter.number("args.x")
            """)
    void saysWhatIsWrong(String filter, String problem) {
        assertThat(catchThrowableOfType(FilterSyntaxException.class, () -> Filter.of(filter)).problem().text())
                .isEqualTo("gantry:" + problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"duraton > 5 ms", "duraton>5ms", "duraton=5", "main duraton ~ /x/", "not duraton <= 3",
            "(duraton != 3)"})
    void aFieldThatThereIsNotIsToldWithThoseThatThereAre(String filter) {
        Message problem = catchThrowableOfType(FilterSyntaxException.class, () -> Filter.of(filter)).problem();
        assertThat(problem.code()).isEqualTo("filter.field");
        assertThat(problem.text()).contains("\"duraton\"", "kind, state, ", ", args.NAME\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"std::read", "http://x", "List<T>", "Foo <init>", "a->b", "Job: x", "~Foo", "main()"})
    void signsOfNamesAreNoFields(String words) throws Exception {
        assertThat(Filter.of(words).in(recorded(), text -> text).note("in " + words)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"x, 9000, long", "[, 900, pattern", "(x|, 300, pattern", "(, 500, pattern"})
    void aRegularExpressionThatIsTooLongOrNoneIsRefused(String part, int times, String code) {
        for (String filter : List.of("name ~ /%s/", "/%s/", "args.a ~ \"%s\"")) {
            assertThat(catchThrowableOfType(FilterSyntaxException.class,
                    () -> Filter.of(filter.formatted(part.repeat(times)))).problem().code())
                    .isEqualTo("filter." + code);
        }
    }

    @Test
    void longTextsOfAnyKindAreRead() throws Exception {
        String many = "\\\\".repeat(100_000);
        assertThat(Filter.of("\"" + many + "\"").in(recorded(), text -> text).note("\\".repeat(100_000))).isTrue();
        assertThat(Filter.of("x".repeat(100_000)).isEmpty()).isFalse();
        assertThat(Filter.of("args." + "x".repeat(100_000) + "=1").isEmpty()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"/^((a*)*)*b$/, 60", "name ~ /a.*a.*a.*a.*b/, 600", "name ~ /(a|b)*!!/, 60000"})
    void aRegularExpressionThatTakesTooLongIsGivenUp(String filter, int letters) throws Exception {
        Check check = Filter.of(filter).in(recorded(), text -> text);
        assertThat(catchThrowableOfType(FilterEffortException.class, () -> check.note("a".repeat(letters) + "!"))
                .problem().code()).isEqualTo("filter.effort");
    }

    @ParameterizedTest
    @CsvSource({"9007199254740993, = 9007199254740993, true", "9007199254740993, = 9007199254740992, false",
            "9007199254740993, > 9007199254740992, true", "18446744073709551615, >= 18446744073709551615, true",
            "0.5, = 0.50, true", "5e-1, < 0.6, true", "1e400, > 1e399, true", "7, != 7.0, false"})
    void numbersCompareExactly(String number, String asked, boolean fits) throws Exception {
        Names names = new Names();
        Trace trace = new Trace(names);
        trace.laneOpened(0, 1, 0, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        slice(trace, 1, names.intern("read"), 1, 3, names.intern("{\"args\":{\"id\":" + number + "}}"));
        trace.finish(5);
        Snapshot recorded = trace.snapshot();
        assertThat(Filter.of("args.id " + asked).in(recorded, text -> text).slice(recorded.lane(1).row(0), 0))
                .isEqualTo(fits);
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
