package dev.gantry.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gantry.Moment;
import dev.gantry.futures.ThreadPool;
import dev.gantry.hook.Probe;
import dev.gantry.hook.Recorder;
import dev.gantry.lesson.Runs.Ended;
import dev.gantry.lesson.run.LessonRun;
import dev.gantry.lesson.run.RecordedCalls;
import dev.gantry.recording.About;
import dev.gantry.recording.Recording;
import dev.gantry.recording.Recording.State;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Task;
import dev.gantry.trace.TaskState;

class LessonRunTest {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    static List<JavaLesson> lessonsThatSleep() {
        return OneMachine.lessons().stream().filter(lesson -> lesson.parameters().contains(Parameter.UNIT)).toList();
    }

    @ParameterizedTest
    @MethodSource("lessonsThatSleep")
    @DisplayName("stopping ends every thread soon, and the recording is whole")
    void stop(JavaLesson lesson) throws Exception {
        CountDownLatch printed = new CountDownLatch(1);
        Arguments arguments = Arguments.usual(lesson).with(lesson, "unit", 10_000);
        Consumer<String> out = line -> printed.countDown();
        Recording run = Recording.start(new LessonRun(lesson, arguments, out));
        if (lesson.parameters().contains(Parameter.TASKS)) {
            while (run.snapshot().tasks() < 20) {
                Moment.pass();
            }
        } else {
            printed.await();
        }
        run.stop();
        run.stop();
        run.join();
        assertThat(run.state()).isEqualTo(State.CANCELLED);
        assertThat(run.failure()).isEmpty();
        Ended ended = new Ended(run.snapshot(), lines);
        ended.check();
        assertThat(ended.tasks()).extracting(Task::state).doesNotContain(TaskState.QUEUED, TaskState.RUNNING);
        assertThat(threads()).isEmpty();
        Snapshot recorded = run.snapshot();
        assertThat(IntStream.rangeClosed(1, recorded.lanes()).mapToObj(recorded::laneName)).as("who stopped it")
                .noneMatch(name -> name.equals("stop"));
    }

    @Test
    @DisplayName("a lesson that throws has failed, its pools end, and nothing is printed by itself")
    void failure() throws Exception {
        IllegalStateException failure = new IllegalStateException("lesson");
        Recording run = start(() -> {
            new ThreadPool(1).submit(() -> lines.add("task"));
            throw failure;
        });
        run.join();
        assertThat(run.state()).isEqualTo(State.FAILED);
        assertThat(run.failure()).containsSame(failure);
        assertThat(lines).containsExactly("task");
        new Ended(run.snapshot(), lines).check();
        assertThat(threads()).isEmpty();
    }

    @Test
    @DisplayName("pools that are left open end with the run, and every run numbers its pools from 0")
    void leftOpen() throws Exception {
        for (int round = 0; round < 2; round++) {
            Recording run = start(() -> {
                new ThreadPool(1).submit(() -> RecordedCalls.println(Thread.currentThread().getName()));
                new ThreadPool(1).submit(() -> RecordedCalls.println(Thread.currentThread().getName()));
            });
            run.join();
            assertThat(lines).containsExactlyInAnyOrder("ThreadPoolExecutor-0_0", "ThreadPoolExecutor-1_0");
            assertThat(threads()).isEmpty();
            lines.clear();
        }
    }

    @Test
    @DisplayName("a lesson that takes no notice of the stop but goes on submitting is stopped")
    void stubborn() throws Exception {
        Recording run = start(() -> {
            while (true) {
                var pool = new ThreadPool(1);
                pool.submit(() -> RecordedCalls.sleep(Duration.ofHours(1)));
                try {
                    RecordedCalls.println("waits");
                    RecordedCalls.sleep(Duration.ofHours(1));
                } catch (InterruptedException _) {
                    pool.submit(() -> {}); // throws
                }
            }
        });
        while (lines.isEmpty()) {
            Moment.pass();
        }
        run.stop();
        run.join();
        assertThat(run.state()).isEqualTo(State.CANCELLED);
        new Ended(run.snapshot(), lines).check();
        assertThat(threads()).isEmpty();
    }

    @Test
    @DisplayName("one run at a time, and none while something else is recorded")
    void oneAtATime() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        Recording run = start(() -> gate.await());
        run.awaitBegun();
        refuse(start(() -> lines.add("never")));
        assertThat(run.state()).isEqualTo(State.LIVE);
        gate.countDown();
        run.join();
        run.stop();
        assertThat(run.state()).isEqualTo(State.ENDED);
        try (Recording _ = Recording.start(Recorder.Options.named("other"))) {
            refuse(start(() -> lines.add("never")));
        }
        Recording after = start(() -> RecordedCalls.println("again"));
        after.join();
        assertThat(lines).containsExactly("again");
    }

    @Test
    @DisplayName("while it runs, snapshots show it growing")
    void live() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        Recording run = start(() -> {
            RecordedCalls.println("first");
            gate.await();
        });
        while (run.snapshot().lanes() < Ended.MAIN || run.snapshot().lane(Ended.MAIN).marks() == 0) {
            Moment.pass();
        }
        assertThat(run.snapshot().finished()).isFalse();
        gate.countDown();
        run.join();
        assertThat(run.snapshot().finished()).isTrue();
    }

    @Test
    @DisplayName("a run that is stopped before it began never begins, and the next one can")
    void stoppedBefore() throws Exception {
        LessonRun run = run(() -> lines.add("never"));
        run.stop();
        Recording stopped = Recording.complete(run);
        assertThat(stopped.state()).isEqualTo(State.CANCELLED);
        assertThat(stopped.hasBegun()).isFalse();
        Recording after = start(() -> RecordedCalls.println("again"));
        after.join();
        assertThat(after.state()).isEqualTo(State.ENDED);
        assertThat(lines).containsExactly("again");
    }

    @RepeatedTest(50)
    @DisplayName("a run that is stopped while it starts ends cancelled at any moment, and the next one can begin")
    void stoppedWhileItStarts() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Recording run = start(() -> never.await());
        Thread other = Thread.ofPlatform().start(run::stop);
        for (int i = 0; i < ThreadLocalRandom.current().nextInt(2_000); i++) {
            Thread.onSpinWait();
        }
        run.stop();
        run.join();
        other.join();
        assertThat(run.state()).isEqualTo(State.CANCELLED);
        if (run.hasBegun()) {
            new Ended(run.snapshot(), lines).check();
        }
        assertThat(threads()).isEmpty();
    }

    @Test
    @DisplayName("what is known of a run is what it was given, its source, when it began, and what a hook costs")
    void about() throws Exception {
        JavaLesson lesson = (JavaLesson) Catalogue.find("thread-one").orElseThrow();
        Arguments arguments = Arguments.usual(lesson).with(lesson, "unit", 2);
        LessonRun run = new LessonRun(lesson, arguments, lines::add);
        assertThat(run.about().recorded()).isEqualTo(Instant.EPOCH);
        Instant before = Instant.now();
        About about = Recording.complete(run).about();
        assertThat(about.lesson()).isEqualTo("thread-one");
        assertThat(about.title()).isEqualTo(lesson.title());
        assertThat(about.parameters()).isEqualTo(arguments.values());
        assertThat(about.sources()).isEqualTo(lesson.files(ProgramLanguage.JAVA)).hasSize(1);
        assertThat(about.recorded()).isBetween(before, Instant.now());
        assertThat(about.hookCost()).isNotNegative();
    }

    @Test
    @DisplayName("the clock starts when all is ready for the run, so that its program's first line comes at once")
    void clock() throws Throwable {
        JavaLesson lesson = (JavaLesson) Catalogue.find("serial-producer").orElseThrow();
        boolean[] recording = {true};
        assertThat(new LessonRun(lesson, Arguments.usual(lesson), lines::add)
                .run(() -> recording[0] = Probe.isRecording())).isTrue();
        assertThat(recording[0]).isFalse();
    }

    private static void refuse(Recording refused) throws InterruptedException {
        refused.join();
        assertThat(refused.state()).isEqualTo(State.FAILED);
        assertThat(refused.hasBegun()).isFalse();
        assertThat(refused.failure().orElseThrow()).isInstanceOf(IllegalStateException.class);
        assertThat(refused.snapshot().records()).isZero();
    }

    private interface Program {
        void run() throws Exception;
    }

    @Test
    @DisplayName("a program that may be run twice is run before its first recording, and nothing is kept")
    void warmUp() throws Exception {
        List<String> units = Collections.synchronizedList(new ArrayList<>());
        JavaLesson lesson = lesson(true, () -> {
            units.add(System.getProperty("unit"));
            RecordedCalls.println("printed");
            new ThreadPool(1).submit("task", () -> 1);
        });
        for (int time = 1; time <= 2; time++) {
            Recording run = Recording.start(new LessonRun(lesson, Arguments.usual(lesson), lines::add));
            run.join();
            assertThat(run.state()).isEqualTo(State.ENDED);
            assertThat(run.snapshot().tasks()).isEqualTo(1);
            assertThat(lines).hasSize(time).containsOnly("printed");
        }
        assertThat(units).containsExactly("1", "200", "200");
    }

    private Recording start(Program program) {
        return Recording.start(run(program));
    }

    private LessonRun run(Program program) {
        JavaLesson lesson = lesson(false, program);
        return new LessonRun(lesson, Arguments.usual(lesson), lines::add);
    }

    private static JavaLesson lesson(boolean runTwice, Program program) {
        return new JavaLesson() {
            @Override
            public String id() {
                return "test";
            }

            @Override
            public boolean isRunTwice() {
                return runTwice;
            }

            @Override
            public String title() {
                return "Test";
            }

            @Override
            public String summary() {
                return "Tests.";
            }

            @Override
            public List<Parameter> parameters() {
                return List.of(Parameter.UNIT);
            }

            @Override
            public void run() throws Exception {
                program.run();
            }
        };
    }

    /** The threads that a run must not leave behind. */
    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("ThreadPoolExecutor-.*|stop|gantry-drain"))
                .toList();
    }
}
