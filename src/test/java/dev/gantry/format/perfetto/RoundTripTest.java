package dev.gantry.format.perfetto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gantry.format.OpenFile;
import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.JavaLesson;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.OneMachine;
import dev.gantry.lesson.Parameter;
import dev.gantry.lesson.run.LessonRun;
import dev.gantry.recording.About;
import dev.gantry.recording.Annotations;
import dev.gantry.recording.Note;
import dev.gantry.recording.Origin;
import dev.gantry.recording.Recording;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.trace.message.Message;

/** What is saved comes back, and nothing else. */
class RoundTripTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("lessons")
    @Tag("process")
    @DisplayName("every lesson's recording comes back equal")
    void lessons(String id) throws Exception {
        Snapshot recorded = run(id);
        assertThat(recorded.records()).isPositive();
        OpenFile opened = Saved.open(Saved.save(recorded, About.NOTHING, folder.resolve("run.pftrace")));
        assertThat(RecordingText.of(opened.snapshot())).isEqualTo(RecordingText.of(recorded));
        assertThat(RecordingText.crowds(opened.snapshot())).isEqualTo(RecordingText.crowds(recorded));
    }

    static Stream<String> lessons() {
        return OneMachine.lessons().stream().map(Lesson::id);
    }

    @Test
    @DisplayName("a counter of a lane that opens late comes back, and nothing is malformed")
    void lateCounters() throws Exception {
        Names names = new Names();
        Trace trace = new Trace(names);
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("driver"));
        trace.laneOpened(900_000_000, 2, 0, LaneKind.MACHINE, LaneRole.PLAIN, names.intern("member"));
        trace.counter(950_000_000, 2, names.intern("ended"), 7);
        trace.finish(1_000_000_000);
        Snapshot recorded = trace.snapshot();
        OpenFile opened = Saved.open(Saved.save(recorded, About.NOTHING, folder.resolve("late.pftrace")));
        assertThat(opened.snapshot().malformed()).isZero();
        assertThat(RecordingText.of(opened.snapshot())).isEqualTo(RecordingText.of(recorded));
    }

    @Test
    @DisplayName("any recording comes back equal, open slices and records without sense included")
    void anything() throws Exception {
        for (int seed = 0; seed < 200; seed++) {
            Snapshot recorded = new RichTrace(seed).go(new Random(seed).nextInt(400)).finished();
            OpenFile opened = Saved.open(Saved.save(recorded, About.NOTHING, folder.resolve("any.pftrace")));
            assertThat(RecordingText.of(opened.snapshot())).as("seed %d", seed).isEqualTo(RecordingText.of(recorded));
        }
    }

    @Test
    @DisplayName("what is written bit by bit while it grows comes back equal after every bit")
    void growing() throws Exception {
        for (int seed = 0; seed < 40; seed++) {
            RichTrace source = new RichTrace(seed);
            Random random = new Random(seed);
            Path file = folder.resolve("growing" + seed);
            try (OutputStream out = Files.newOutputStream(file)) {
                PerfettoWriter writer = new PerfettoWriter(out);
                for (int bit = 0; bit < 8; bit++) {
                    Snapshot seen = source.go(random.nextInt(60)).published();
                    writer.write(seen);
                    OpenFile opened = Saved.open(file);
                    assertThat(RecordingText.of(opened.snapshot()).replace("finished true", "finished false"))
                            .as("seed %d, bit %d", seed, bit).isEqualTo(RecordingText.of(seen));
                }
            }
        }
    }

    @Test
    @DisplayName("a long recording, which is written in windows of time, comes back equal")
    void windows() throws Exception {
        Snapshot recorded = new RichTrace(3).go(400_000).finished();
        OpenFile opened = Saved.open(Saved.save(recorded, About.NOTHING, folder.resolve("long.pftrace")));
        assertThat(RecordingText.of(opened.snapshot()).equals(RecordingText.of(recorded))).isTrue();
    }

    @Test
    @DisplayName("what is known of a recording comes back: lesson, parameters, notices, date, processors, notes")
    void about() throws Exception {
        About about = new About("20 tasks on 5 threads", "thread-twenty", Map.of("tasks", 20L, "seed", -1L),
                Map.of("ThreadTwenty.java", "class ThreadTwenty {\n  // 线程\n}\n"),
                Instant.parse("2026-03-04T05:06:07.089Z"),
                31, 12, List.of(Message.say("plain", "Nobody knows."), Message.say("jfr.under",
                        Message.say("list", Message.say("jfr.many.sleep")), Duration.ofMillis(20))),
                new Annotations(Optional.of(new Origin(7, "main starts")),
                        List.of(new Note(0, "here"), new Note(5_000_000_000L, "看"), new Note(5_000_000_000L, ""))));
        Snapshot nothing = new RichTrace(1).finished();
        OpenFile opened = Saved.open(Saved.save(nothing, about, folder.resolve("about.pftrace")));
        assertThat(opened.about()).isEqualTo(about);
    }

    static Snapshot run(String id) throws InterruptedException {
        JavaLesson lesson = (JavaLesson) Catalogue.find(id).orElseThrow();
        Arguments arguments = Arguments.usual(lesson);
        if (lesson.parameters().contains(Parameter.UNIT)) {
            arguments = arguments.with(lesson, "unit", 2);
        }
        Recording run = Recording.start(new LessonRun(lesson, arguments, _ -> {}));
        run.join();
        return run.snapshot();
    }
}
