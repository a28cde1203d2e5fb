package dev.gantry.format.chrome;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gantry.cli.terminal.StatsJson;
import dev.gantry.format.Described;
import dev.gantry.format.perfetto.RecordingText;
import dev.gantry.format.registry.Formats;
import dev.gantry.insight.Area;
import dev.gantry.insight.Statistics;
import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.JavaLesson;
import dev.gantry.lesson.OneMachine;
import dev.gantry.lesson.Parameter;
import dev.gantry.lesson.run.LessonRun;
import dev.gantry.recording.Annotations;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Task;
import dev.gantry.trace.Trace;

@Tag("process")
class ChromeRoundTripTest {
    @TempDir
    private Path folder;

    static Stream<JavaLesson> lessons() {
        return OneMachine.lessons().stream();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void aLessonsRecordingKeepsItsLanesSlicesFlowsAndMarks(JavaLesson lesson) throws Exception {
        Arguments arguments = Arguments.usual(lesson);
        if (lesson.parameters().contains(Parameter.UNIT)) {
            arguments = arguments.with(lesson, "unit", 2);
        }
        Recording run = Recording.start(new LessonRun(lesson, arguments, _ -> {}));
        run.join();
        Snapshot recorded = run.snapshot();
        Described opened = exported(recorded);

        assertThat(opened.trouble()).isEmpty();
        assertThat(opened.snapshot().malformed()).isZero();
        assertThat(lanes(opened.snapshot())).isEqualTo(lanes(recorded));
        assertThat(slices(opened.snapshot())).isEqualTo(slices(recorded));
        assertThat(tasks(opened.snapshot())).isEqualTo(tasks(recorded));
        assertThat(marks(opened.snapshot())).isEqualTo(marks(recorded));
        assertThat(figures(opened.snapshot())).isEqualTo(figures(recorded));
        assertThat(withoutLines(opened.snapshot())).as("executors, callbacks, switches, waits").isEqualTo(
                withoutLines(recorded));
        assertThat(opened.notices()).noneMatch(notice -> notice.contains("drawn as running"));
    }

    @Test
    void aRecordingThatIsExportedTwiceIsTheSame() throws IOException {
        Snapshot foreign = Described.of(Described.resource(getClass(), "chromium.json")).snapshot();
        Snapshot once = exported(foreign).snapshot();
        assertThat(slices(once)).isEqualTo(slices(foreign));
        assertThat(tasks(once)).isEqualTo(tasks(foreign));
        assertThat(marks(once)).isEqualTo(marks(foreign));
    }

    private static String figures(Snapshot of) throws IOException {
        StringWriter text = new StringWriter();
        StatsJson.write(of, Statistics.of(of, Area.of(of)), new PrintWriter(text));
        return text.toString();
    }

    private static String withoutLines(Snapshot of) {
        return RecordingText.of(of).replaceAll("(?m)^  line .*\\R", "");
    }

    private Described exported(Snapshot snapshot) throws IOException {
        Path file = folder.resolve("exported.json");
        try (OutputStream out = Files.newOutputStream(file)) {
            new ChromeJson("a test", Annotations.NONE).write(snapshot, out);
        }
        return Described.of(Formats.open(file));
    }

    private static List<String> lanes(Snapshot of) {
        List<String> found = new ArrayList<>();
        for (Lane lane : all(of)) {
            found.add(path(of, lane.id()) + " " + lane.kind() + " " + lane.role() + " " + lane.pid() + " "
                    + time(of, lane.opened()) + " " + time(of, lane.closed()));
        }
        found.sort(null);
        return found;
    }

    private static List<String> slices(Snapshot of) {
        List<String> found = new ArrayList<>();
        for (Lane lane : all(of)) {
            for (int depth = 0; depth < lane.depth(); depth++) {
                Row row = lane.row(depth);
                for (int i = 0; i < row.size(); i++) {
                    found.add(path(of, lane.id()) + " " + depth + " " + row.state(i) + " " + of.name(row.name(i)) + " "
                            + row.task(i) + " " + time(of, row.start(i)) + " "
                            + (row.isOpen(i) ? "open" : time(of, row.end(i))));
                }
            }
        }
        found.sort(null);
        return found;
    }

    private static List<String> tasks(Snapshot of) {
        List<String> found = new ArrayList<>();
        for (int id = 1; id <= of.tasks(); id++) {
            if (of.hasTask(id)) {
                Task task = of.task(id);
                found.add(id + " " + task.name() + " " + path(of, task.submittedBy()) + " " + time(of, task.submitted())
                        + " " + path(of, task.lane()) + " " + time(of, task.started()) + " " + time(of, task.ended())
                        + " " + task.state() + " " + task.error());
            }
        }
        return found;
    }

    private static List<String> marks(Snapshot of) {
        List<String> found = new ArrayList<>();
        for (Lane lane : all(of)) {
            for (int i = 0; i < lane.marks(); i++) {
                found.add(path(of, lane.id()) + " " + time(of, lane.markTime(i)) + " " + of.name(lane.markText(i)));
            }
            for (int i = 0; i < lane.wakes(); i++) {
                found.add(path(of, lane.id()) + " woken " + time(of, lane.wake(i).time()) + " by "
                        + path(of, lane.wake(i).by()));
            }
        }
        found.sort(null);
        return found;
    }

    private static List<Lane> all(Snapshot of) {
        return Stream.iterate(1, id -> id <= of.lanes(), id -> id + 1).map(of::lane).filter(lane -> lane != null)
                .toList();
    }

    private static String time(Snapshot of, long time) {
        return time == Trace.NONE ? "never" : Long.toString(time - of.first());
    }

    private static String path(Snapshot of, int lane) {
        return of.lane(lane) == null ? "" : path(of, of.lane(lane).parent()) + "/" + of.laneName(lane);
    }
}
