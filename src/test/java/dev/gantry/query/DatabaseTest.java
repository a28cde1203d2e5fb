package dev.gantry.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gantry.insight.Scribble;
import dev.gantry.query.Database.Header;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Slice;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.StateTimes;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;
import dev.gantry.trace.TraceLoader;

@Tag("engine")
class DatabaseTest {
    private static final long START = 1_000;

    private final Names names = new Names();
    private final Trace trace = new Trace(names);

    @TempDir
    private Path folder;

    /** Main submits two tasks to a worker, which runs the first and its callback, and is in the second. */
    private Snapshot twoTasks() {
        trace.laneOpened(START, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("app"));
        trace.laneOpened(START, 2, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        trace.laneOpened(START, 3, 1, LaneKind.THREAD, LaneRole.WORKER, names.intern("worker"));
        trace.laneOpened(START, 4, 3, LaneKind.GREENLET, LaneRole.PLAIN, names.intern("reader"));
        trace.executorOpened(START, 1, 1, names.intern("pool"));
        trace.sliceStarted(START + 5, 2, State.RUNNING, 0);
        trace.taskSubmitted(START + 10, 2, 1, 1, names.intern("load"));
        trace.taskSubmitted(START + 12, 2, 2, 1, 0);
        trace.taskStarted(START + 20, 3, 1);
        trace.blocked(START + 25, 3, names.intern("lock"), 0);
        trace.unblocked(START + 35, 3, 2);
        trace.taskEnded(START + 50, 3, 1, TaskState.FAILED, names.intern("ValueError: no"));
        trace.callbackStarted(START + 50, 3, 1);
        trace.callbackEnded(START + 55, 3, 1);
        trace.mark(START + 56, 3, names.intern("done"));
        trace.switched(START + 57, 3, 4, SwitchReason.SWITCH);
        trace.switched(START + 58, 4, 3, SwitchReason.YIELD);
        trace.taskStarted(START + 60, 3, 2);
        trace.publish(START + 70);
        return trace.snapshot();
    }

    private static List<List<Object>> ask(Database database, String sql) throws QueryException {
        List<List<Object>> rows = new ArrayList<>();
        database.ask(sql, () -> true, new Database.Receiver() {
            @Override
            public void columns(List<Header> columns) {
                assertThat(columns).isNotEmpty();
            }

            @Override
            public boolean row(List<Object> values) {
                return rows.add(values);
            }
        });
        return rows;
    }

    private static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }

    @Test
    void tasksHaveTheirLives() throws QueryException {
        try (Database database = Database.of(twoTasks())) {
            assertThat(ask(database,
                    "select id, name, executor, state, submitted, started, ended, queue_wait, run_time, "
                            + "blocked_time, lane_id, submitted_by, error from task order by id"))
                    .containsExactly(
                            row(1L, "load", "pool", "failed", 10L, 20L, 50L, 10L, 30L, 10L, 3L, 2L, "ValueError: no"),
                            row(2L, "task 2", "pool", "running", 12L, 60L, null, 48L, null, null, 3L, 2L, null));
            assertThat(ask(database, "select * from callback")).containsExactly(row(1L, 3L, 50L, 5L));
        }
    }

    @Test
    void cellsAreNullWhereNothingIsKnownHoweverManyRowsThereAre() throws QueryException {
        trace.laneOpened(START, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("app"));
        trace.laneOpened(START, 2, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        trace.executorOpened(START, 1, 1, names.intern("pool"));
        List<List<Object>> expected = new ArrayList<>();
        for (int task = 1; task <= 10_000; task++) {
            trace.taskSubmitted(START + task, 2, task, 1, 0);
            boolean starts = task > 5_000 && task % 3 != 0; // none in the first two parts that DuckDB asks for
            if (starts) {
                trace.taskStarted(START + task, 2, task);
                trace.taskEnded(START + task, 2, task, TaskState.SUCCEEDED, 0);
            }
            expected.add(row((long) task, starts ? (long) task : null));
        }
        trace.publish(START + 20_000);
        try (Database database = Database.of(trace.snapshot())) {
            assertThat(ask(database, "select id, started from task order by id")).isEqualTo(expected);
        }
    }

    @Test
    void numbersAreWrittenWithoutALockForEach() {
        assertThat(NumberCells.isDirect()).isTrue();
    }

    @Test
    void perfettosTablesJoinAsPerfettosDo() throws QueryException {
        try (Database database = Database.of(twoTasks())) {
            assertThat(ask(database, "select s.ts, s.dur, s.name, s.depth, t.name, p.name, s.state from slice s "
                    + "join thread_track k on s.track_id = k.id join thread t using (utid) "
                    + "join process p using (upid) where t.name = 'worker' order by s.ts, s.depth")).containsExactly(
                            row(20L, 30L, "load", 0L, "worker", "app", "running"),
                            row(25L, 10L, "lock", 1L, "worker", "app", "blocked"),
                            row(50L, 5L, "load", 0L, "worker", "app", "callback"),
                            row(57L, 1L, null, 0L, "worker", "app", "running"),
                            row(60L, -1L, "task 2", 0L, "worker", "app", "running"));
            assertThat(ask(database, "select i.name, o.track_id from flow f join slice i on i.id = f.slice_in "
                    + "join slice o on o.id = f.slice_out order by i.ts")).containsExactly(row("load", 2L),
                            row("task 2", 2L));
            assertThat(ask(database, "select state, dur from thread_state where utid = 3 order by ts")).containsExactly(
                    row("Running", 5L), row("S", 10L), row("Running", 15L), row("Running", 5L), row("Running", -1L));
            assertThat(ask(database, "select utid from thread_track where name = 'reader'")).containsExactly(row(3L));
            assertThat(ask(database, "select trace_start(), trace_end(), trace_dur()"))
                    .containsExactly(row(0L, 70L, 70L));
        }
    }

    @Test
    void whatLiesOnLanesBesideSlices() throws QueryException {
        try (Database database = Database.of(twoTasks())) {
            assertThat(ask(database, "select ts, from_lane, to_lane, reason from switch order by ts")).containsExactly(
                    row(57L, 3L, 4L, "switch"), row(58L, 4L, 3L, "yield"));
            assertThat(ask(database, "select * from wake")).containsExactly(row(35L, 3L, 2L));
            assertThat(ask(database, "select ts, lane_id, text from mark")).containsExactly(row(56L, 3L, "done"));
            assertThat(ask(database, "select path from lane where name = 'reader'"))
                    .containsExactly(row("app › worker › reader"));
            assertThat(ask(database, "select k.name, max(value) from counter c join counter_track k on k.id = track_id "
                    + "group by all")).containsExactly(row("queue of pool", 2.0));
        }
    }

    @Test
    void argumentsAreRows() throws QueryException {
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, 0);
        trace.laneOpened(0, 2, 1, LaneKind.THREAD, LaneRole.PLAIN, 0);
        TraceLoader file = new TraceLoader(trace);
        file.sliceStarted(0, 2, State.RUNNING, 0, names.intern("read"),
                names.intern("{\"cat\":\"io\",\"args\":{\"bytes\":1500,\"of\":{\"file\":\"a.txt\",\"part\":[0.5]}}}"));
        file.sliceEnded(10, 2);
        trace.finish(20);
        try (Database database = Database.of(trace.snapshot())) {
            assertThat(ask(database, "select flat_key, string_value, int_value, real_value from args order by 1"))
                    .containsExactly(row("args.bytes", null, 1500L, null), row("args.of.file", "a.txt", null, null),
                            row("args.of.part[0]", null, null, 0.5));
            assertThat(ask(database, "select name, category, extract_arg(arg_set_id, 'args.bytes') from slice"))
                    .containsExactly(row("read", "io", "1500"));
        }
    }

    private static Slice slice(Snapshot snapshot, long number) {
        return new RowPlace(number, 0, 0, RowPlace.NONE).sliceIn(snapshot).orElse(null);
    }

    @Test
    void aSliceIsFoundByItsNumber() throws QueryException {
        Snapshot snapshot = Scribble.of(new Random(3), 4, 200);
        try (Database database = Database.of(snapshot)) {
            for (List<Object> each : ask(database, "select id, ts, track_id, depth, parent_id from slice")) {
                Slice slice = slice(snapshot, (Long) each.getFirst());
                assertThat(row(slice.start() - snapshot.first(), (long) slice.lane(), (long) slice.depth()))
                        .isEqualTo(each.subList(1, 4));
                if (slice.depth() > 0) {
                    Slice around = slice(snapshot, (Long) each.getLast());
                    assertThat(around.depth()).isEqualTo(slice.depth() - 1);
                    assertThat(around.start()).isLessThanOrEqualTo(slice.start());
                    assertThat(around.end()).isGreaterThanOrEqualTo(slice.end());
                }
            }
            assertThat(slice(snapshot, 0)).isNull();
            assertThat(slice(snapshot, Long.MAX_VALUE)).isNull();
        }
    }

    @Test
    void aNumberThatNoTaskCanHaveLeadsToNone() {
        List<Header> columns = List.of(new Header("task_id", "BIGINT"), new Header("ts", "BIGINT"));
        assertThat(RowPlace.of(columns, row(3L, 5L)).orElseThrow().task()).isEqualTo(3);
        assertThat(RowPlace.of(columns, row((1L << 32) + 3, 5L)).orElseThrow().task()).isEqualTo((int) RowPlace.NONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void figuresAreThoseOfALoopOverTheRecording(long seed) throws QueryException {
        Snapshot snapshot = Scribble.of(new Random(seed), 5, 3_000);
        long slices = 0;
        StateTimes times = new StateTimes();
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            for (int depth = 0; depth < lane.depth(); depth++) {
                slices += lane.row(depth).size();
                for (int i = 0; i < lane.row(depth).size(); i++) {
                    times.add(lane.row(depth).state(i),
                            lane.row(depth).isOpen(i) ? 0 : lane.row(depth).end(i) - lane.row(depth).start(i));
                }
            }
        }
        long waited = 0;
        long ended = 0;
        for (int task = 1; task <= snapshot.tasks(); task++) {
            if (snapshot.taskStarted(task) != Trace.NONE) {
                waited += snapshot.taskStarted(task) - snapshot.taskSubmitted(task);
            }
            ended += snapshot.taskEnded(task) == Trace.NONE ? 0 : 1;
        }
        try (Database database = Database.of(snapshot)) {
            assertThat(ask(database, "select count(*) from slice")).containsExactly(row(slices));
            assertThat(ask(database, "select count(*), count(ended), sum(queue_wait)::bigint from task"))
                    .containsExactly(row((long) snapshot.tasks(), ended, waited));
            for (State state : times.toMap().keySet()) {
                assertThat(ask(database, "select coalesce(sum(dur), 0)::bigint from slice where dur >= 0 and state = '"
                        + state.id() + "'")).containsExactly(row(times.of(state)));
            }
        }
    }

    @Test
    void whatIsTypedReachesNoFile() throws QueryException, IOException {
        Path secret = Files.writeString(folder.resolve("secret.csv"), "a\n1\n");
        try (Database database = Database.of(twoTasks())) {
            for (String sql : List.of("select * from read_csv('" + secret + "')",
                    "copy (select 1) to '" + folder.resolve("new.csv") + "'",
                    "attach '" + folder.resolve("new.db") + "'", "install httpfs",
                    "set enable_external_access = true", "set threads = 1")) {
                assertThatThrownBy(() -> ask(database, sql)).as(sql).isInstanceOf(QueryException.class);
            }
        }
        assertThat(folder).isDirectoryContaining(secret::equals);
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void whatIsWrongIsToldWithItsPlace() throws QueryException {
        try (Database database = Database.of(twoTasks())) {
            QueryException wrong = catchThrowableOfType(QueryException.class,
                    () -> ask(database, "select name,\n  durr from slice"));
            assertThat(wrong).hasMessageContaining("durr").hasMessageNotContaining("\n");
            assertThat(wrong.line()).isEqualTo(2);
            assertThat(wrong.column()).isEqualTo(3);
            QueryException far = catchThrowableOfType(QueryException.class,
                    () -> ask(database,
                            "select " + "ts + ".repeat(80) + "durr, " + "ts, ".repeat(80) + "1 from slice"));
            assertThat(far.line()).isEqualTo(1);
            assertThat(far.column()).isEqualTo("select ".length() + 80 * "ts + ".length() + 1);
            assertThat(ask(database, "select 1")).as("and the database still answers").hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"selekt 1", "select", "select * from nowhere", "select nothing from task", "select 1 +",
            "select (1", "select 1)", "select 'a", "select \"a", "select nofunction(1)", "select sum(name) from task",
            "select name, count(*) from task", "select * from task where", "select * from task order by 99",
            "select * from task limit 'x'", "select a.b.c.d from task", "select 1 union select 1, 2",
            "select extract_arg(1)", "with a as (select 1) select * from b", "insert into task values (1)",
            "update task set name = 'x'", "delete from task", "create table t as select 1; select x",
            "copy task to '/tmp/x'", "select * from read_csv('/etc/passwd')", "select * from '/etc/passwd'",
            "attach '/tmp/x.db'", "install httpfs", "load httpfs", "set threads = 1", "pragma nothing",
            "select * from range(-1, 'x')", "select 1/0 / 'a'::int", "\0", "select \uD83D", "select * from slice(",
            "values", ";;select", "select 1 from task t join slice s using (nothing)", "\"", "/*"})
    void eachWrongSqlIsToldInOneSentenceAndTheNextOneIsAnswered(String wrong) throws QueryException {
        try (Database database = Database.of(twoTasks())) {
            QueryException told = catchThrowableOfType(QueryException.class, () -> ask(database, wrong));
            assertThat(told.getMessage()).isNotBlank().doesNotContain("\n", "LINE 1");
            assertThat(told.line()).isLessThanOrEqualTo(1);
            assertThat(told.column()).isLessThanOrEqualTo(wrong.length() + 1);
            assertThat(ask(database, "select count(*) from task")).containsExactly(row(2L));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop view task; select 1", "create or replace view task as select 7 as id; select 1",
            "alter view task rename to mine; select 1", "create table mine (a int); select 1",
            "create or replace macro percentile(a, b) as 7; select 1", "drop view if exists slice cascade; select 1"})
    void whatIsAskedChangesNothingForTheNextQuestion(String changing) throws QueryException {
        try (Database database = Database.of(twoTasks())) {
            ask(database, changing);
            assertThat(ask(database, "select count(*) from task")).containsExactly(row(2L));
            assertThatThrownBy(() -> ask(database, "select * from mine")).isInstanceOf(QueryException.class);
            assertThat(database.isSpent()).isFalse();
            ask(database, "drop view task; commit; select 1");
            assertThat(database.isSpent()).isTrue();
        }
    }

    @Test
    void whatFailsWhileItIsComputedIsTold() throws QueryException {
        try (Database database = Database.of(twoTasks())) {
            assertThatThrownBy(() -> ask(database, "select cast(name as int) from task"))
                    .isInstanceOf(QueryException.class).hasMessageContaining("'load'").hasMessageNotContaining("\n");
            assertThatThrownBy(() -> ask(database, "create view mine as select 1; select cast('x' as int)"))
                    .hasMessageContaining("'x'");
            assertThatThrownBy(() -> ask(database, "select * from mine")).as("what fails leaves nothing")
                    .hasMessageContaining("mine");
            assertThat(ask(database, "select 'a\\xFF'::blob")).containsExactly(row("a\\xFF"));
        }
    }

    @Test
    void amongSeveralStatementsThePlaceIsFound() throws QueryException {
        try (Database database = Database.of(twoTasks())) {
            QueryException wrong = catchThrowableOfType(QueryException.class,
                    () -> ask(database, "select 1;\n  select durr from slice"));
            assertThat(wrong).hasMessageContaining("durr");
            assertThat(wrong.line()).isEqualTo(2);
            assertThat(wrong.column()).isEqualTo(10);
        }
    }

    /** Queries of Perfetto's pages, with other names of slices, whose answers are known here. */
    @Test
    void whatIsAskedOfPerfettoIsAnswered() throws QueryException {
        try (Database database = Database.of(twoTasks())) {
            assertThat(ask(database, "INCLUDE PERFETTO MODULE slices.with_context;\nSELECT thread_name, process_name, "
                    + "name, ts, dur FROM thread_or_process_slice WHERE name GLOB '*loa*' AND state = 'running'"))
                    .containsExactly(row("worker", "app", "load", 20L, 30L));
            assertThat(ask(database, "SELECT name, COUNT(dur) AS count_slice, AVG(dur) / 1000000 AS avg_dur_ms, "
                    + "PERCENTILE(dur,99) / 1000000 AS p99 FROM slice WHERE name = 'lock' GROUP BY name LIMIT 10"))
                    .containsExactly(row("lock", 1L, 1e-5, 1e-5));
            assertThat(ask(database, "SELECT s.slice_id AS slice_id, p.name AS process, t.name AS thread FROM slice s "
                    + "JOIN thread_track tt ON s.track_id = tt.id JOIN thread t on tt.utid = t.utid "
                    + "JOIN process p on t.upid = p.upid WHERE s.name LIKE '%oad%' AND t.is_main_thread IS NULL "
                    + "ORDER BY dur DESC, slice_id LIMIT 1")).containsExactly(row(2L, "app", "worker"));
            assertThat(ask(database, "DROP VIEW IF EXISTS mine;\nCREATE VIEW mine AS SELECT id, ts FROM slice "
                    + "WHERE name LIKE 'lock';\nSELECT ancestor.name FROM mine, ancestor_slice(mine.id) AS ancestor "
                    + "WHERE ancestor.depth = 0")).containsExactly(row("load"));
            assertThat(ask(database, "SELECT (SELECT COUNT(*) FROM descendant_slice(s.id)) FROM slice s "
                    + "WHERE name = 'load' ORDER BY ts")).containsExactly(row(1L), row(0L));
            assertThat(ask(database, "SELECT SUM(IIF(state = 'S', dur, 0)) AS waiting FROM thread_state "
                    + "JOIN thread USING (utid) WHERE name = 'worker'")).containsExactly(row(BigInteger.TEN));
            assertThat(ask(database, "SELECT upid FROM counter JOIN process_counter_track "
                    + "ON process_counter_track.id = counter.track_id WHERE process_counter_track.name LIKE '%pool' "
                    + "AND value > 1")).containsExactly(row(1L));
        }
    }

    /** More of them; what they shall give was counted by hand. */
    @Test
    void whatIsAskedOfPerfettoOfArgumentsTracksAndTimesIsAnswered() throws QueryException {
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("system_server"));
        trace.laneOpened(0, 2, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("OomAdjuster"));
        TraceLoader file = new TraceLoader(trace);
        file.sliceStarted(0, 2, State.RUNNING, 0, names.intern("setProcessGroup chrome to 3"), 0);
        file.sliceEnded(12_500_000, 2);
        file.sliceStarted(13_000_000, 2, State.RUNNING, 0, names.intern("DrawPlayer"),
                names.intern("{\"args\":{\"player_number\":7,\"hosts\":[\"a\",\"b\"]}}"));
        file.sliceEnded(15_000_000, 2);
        trace.finish(20_000_000);
        try (Database database = Database.of(trace.snapshot())) {
            assertThat(ask(database, "INCLUDE PERFETTO MODULE time.conversion;\nSELECT name, time_to_ms(dur) AS dur_ms "
                    + "FROM slice WHERE dur > time_from_ms(10)")).extracting(each -> each.getFirst().toString(),
                            each -> ((Number) each.getLast()).longValue())
                    .containsExactly(tuple("setProcessGroup chrome to 3", 12L));
            assertThat(ask(database, "SELECT dur AS duration_ns, EXTRACT_ARG(slice.arg_set_id, 'debug.player_number') "
                    + "AS player_number FROM slice WHERE slice.name = 'DrawPlayer'"))
                    .containsExactly(row(2_000_000L, "7"));
            assertThat(ask(database, "SELECT slice.name, EXTRACT_ARG(slice.arg_set_id, 'debug.hosts[0]') "
                    + "AS first_server FROM slice JOIN track ON slice.track_id = track.id "
                    + "WHERE track.name = 'OomAdjuster' ORDER BY slice.ts DESC LIMIT 1"))
                    .containsExactly(row("DrawPlayer", "a"));
            assertThat(ask(database, "SELECT ts, dur, SUBSTR(name, INSTR(name, ' ') + 1, INSTR(name, ' to ') - "
                    + "INSTR(name, ' ') - 1) as process_name, SUBSTR(name, INSTR(name, ' to ') + 4) AS group_id "
                    + "FROM thread_slice WHERE process_name = 'system_server' AND thread_name = 'OomAdjuster' "
                    + "AND name LIKE 'setProcessGroup %'")).containsExactly(row(0L, 12_500_000L, "chrome", "3"));
            assertThat(ask(database, "SELECT thread.name AS thread_name FROM slice JOIN thread_track "
                    + "ON slice.track_id = thread_track.id JOIN thread USING(utid) WHERE slice.name = 'DrawPlayer' "
                    + "GROUP BY thread_name")).containsExactly(row("OomAdjuster"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "select name from slice where name regexp '.*a.*' | regexp_matches(name, 'pattern')",
            "select name from slice where name = \"load\" | A text stands in single quotes."})
    void whereSqlDiffersFromPerfettosItIsSaidWhatHelps(String sql, String cure) throws QueryException {
        try (Database database = Database.of(twoTasks())) {
            assertThatThrownBy(() -> ask(database, sql)).isInstanceOf(QueryException.class)
                    .hasMessageContaining(cure);
            assertThatThrownBy(() -> ask(database, "select nme from slice")).isInstanceOf(QueryException.class)
                    .hasMessageNotContaining("single quotes");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"select a.range from range(1000000000) a, range(1000) b",
            "select count(*) from range(1000000000) a, range(1000) b where a.range % 7 = b.range"})
    void whatIsAskedCanBeCancelled(String endless) throws Exception {
        try (Database database = Database.of(twoTasks()); var asking = Executors.newSingleThreadExecutor()) {
            CountDownLatch begun = new CountDownLatch(1);
            AtomicBoolean wanted = new AtomicBoolean(true);
            Future<?> answer = asking.submit(() -> {
                database.ask(endless, () -> {
                    begun.countDown();
                    return wanted.get();
                }, new Database.Receiver() {
                    @Override
                    public void columns(List<Header> columns) {
                        assertThat(columns).hasSize(1);
                    }

                    @Override
                    public boolean row(List<Object> values) {
                        return true;
                    }
                });
                return null;
            });
            begun.await();
            wanted.set(false);
            assertThatThrownBy(answer::get).hasCauseInstanceOf(QueryException.class);
            assertThat(ask(database, "select 1")).as("and it answers again").hasSize(1);
        }
    }

    @Test
    void anAnswerIsWrittenAsParquetToTheNamedFileOnly() throws QueryException {
        Path file = folder.resolve("it's.parquet");
        try (Database database = Database.of(twoTasks(), Optional.of(file))) {
            database.write("select id, name from task -- all", file, () -> true);
            assertThat(ask(database, "select * from '" + file.toString().replace("'", "''") + "' order by id"))
                    .containsExactly(row(1L, "load"), row(2L, "task 2"));
            assertThatThrownBy(() -> database.write("select 1", folder.resolve("other.parquet"), () -> true))
                    .isInstanceOf(QueryException.class);
        }
        assertThat(folder.toFile().list()).containsExactly("it's.parquet");
    }

    @Test
    void recordingsInParquetAreAskedTogether() throws Exception {
        Snapshot snapshot = twoTasks();
        Path monday = folder.resolve("monday.parquet");
        Path sunday = folder.resolve("sun'day.parquet");
        List<Double> told = new ArrayList<>();
        Parquet.write(snapshot, monday, told::add);
        Parquet.write(snapshot, sunday, _ -> {});
        Parquet.write(snapshot, sunday, _ -> {});
        assertThat(told).isNotEmpty().isSorted().allMatch(part -> part >= 0 && part <= 1);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("monday.parquet", "sun'day.parquet");
        try (Database alone = Database.of(snapshot);
                Database both = Database.of(List.of(monday, sunday), Optional.empty())) {
            List<Object> one = ask(alone, "select id, name, executor, run_time, queue_wait from task where id = 1")
                    .getFirst();
            assertThat(ask(both,
                    "select id % 1099511627776, name, executor, run_time, queue_wait from task where ended > 0"))
                    .containsExactly(one, one);
            assertThat(ask(both, "select recording, count(*) from thread_slice where thread_name = 'worker' "
                    + "group by 1 order by 1"))
                    .containsExactly(row("monday.parquet", 5L), row("sun'day.parquet", 5L));
            assertThatThrownBy(() -> ask(both, "select * from read_csv('/etc/hostname')"))
                    .isInstanceOf(QueryException.class);
        }
    }

    @Test
    void recordingsInParquetAreNotWrittenTo() throws Exception {
        Path run = folder.resolve("run.parquet");
        Parquet.write(twoTasks(), run, _ -> {});
        byte[] tasks = Files.readAllBytes(Parquet.file(run, "gantry_task"));
        String[] files = run.toFile().list();
        try (Database database = Database.of(List.of(run), Optional.empty())) {
            for (String sql : List.of("copy (select 1 as id) to '" + Parquet.file(run, "gantry_task") + "'",
                    "COPY\ttask /* */ TO '" + run + "/new.csv'", "explain analyze copy task to '" + run + "/new.csv'",
                    "select E'\\''; copy task to '" + run + "/new.csv'; --'", "export database '" + run + "/new'",
                    "prepare p as copy task to '" + run + "/new.csv'; execute p",
                    "attach '" + run + "/new.db' as x",
                    "call enable_logging(storage := 'file', storage_path := '" + run + "/log')")) {
                assertThatThrownBy(() -> ask(database, sql)).as(sql).isInstanceOf(QueryException.class);
            }
            assertThat(ask(database, "select count(*) from task")).containsExactly(row(2L));
        }
        assertThat(run.toFile().list()).containsExactlyInAnyOrder(files);
        assertThat(Files.readAllBytes(Parquet.file(run, "gantry_task"))).isEqualTo(tasks);
    }

    @Test
    void recordingsOfOneNameAreToldApartAndABrokenFileIsNamed() throws Exception {
        Path one = Files.createDirectory(folder.resolve("a")).resolve("run.parquet");
        Path other = Files.createDirectory(folder.resolve("b")).resolve("run.parquet");
        Parquet.write(twoTasks(), one, _ -> {});
        Parquet.write(twoTasks(), other, _ -> {});
        try (Database database = Database.of(List.of(one, other), Optional.empty())) {
            assertThat(ask(database, "select recording, count(*) from task group by 1 order by 1"))
                    .containsExactly(row(one.toString(), 2L), row(other.toString(), 2L));
        }
        Files.copy(Parquet.file(other, "gantry_mark"), Parquet.file(other, "gantry_task"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> Database.of(List.of(one, other), Optional.empty()))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining(Parquet.file(other, "gantry_task").toString());
    }

    @Test
    void nothingElseIsReplacedByParquet() throws IOException {
        Snapshot snapshot = twoTasks();
        Path taken = Files.createDirectory(folder.resolve("taken"));
        Path file = Files.writeString(taken.resolve("letter.txt"), "dear");
        assertThatThrownBy(() -> Parquet.write(snapshot, taken, _ -> {})).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Parquet.write(snapshot, file, _ -> {})).isInstanceOf(IOException.class);
        assertThat(file).hasContent("dear");
        assertThat(taken.toFile().list()).hasSize(1);
    }

    @Test
    void aWritingOfParquetThatIsCancelledLeavesNothing() {
        Snapshot snapshot = twoTasks();
        assertThatThrownBy(() -> Parquet.write(snapshot, folder.resolve("a.parquet"), _ -> {
            throw new CancellationException();
        })).isInstanceOf(CancellationException.class);
        assertThat(folder.toFile().list()).isEmpty();
    }
}
