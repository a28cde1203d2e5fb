package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.futures.ThreadPool;
import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.JavaLesson;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.Parameter;
import dev.gantry.lesson.run.RecordedCalls;
import dev.gantry.recording.Recording;

/** The window over lessons that really run. */
@Tag("screen")
class LiveWindowTest {
    private Screen screen;

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void aLessonRunsFromStartToEnd() {
        screen = Screen.real();
        screen.choose("thread-twenty");
        unit(5);
        screen.click("run");
        screen.idle();
        assertThat(screen.text("status-state")).isEqualTo("Finished");
        assertThat(screen.bench().session().snapshot().tasks()).isEqualTo(20);
        assertThat(screen.text("status-lost")).isEqualTo("0 lost");
        assertThat(screen.text("run")).isEqualTo("Run");
    }

    @Test
    void stopEndsALongRunAndItsThreads() {
        screen = Screen.real();
        screen.choose("thread-twenty");
        unit(10_000);
        screen.click("run");
        screen.until(() -> screen.bench().session().snapshot().tasks() == 20);
        assertThat(screen.text("run")).isEqualTo("Stop");
        screen.click("run");
        screen.idle();
        assertThat(screen.text("status-state")).isEqualTo("Stopped");
        assertThat(poolThreads()).isEmpty();
    }

    @Test
    void shiftF5StopsToo() {
        CountDownLatch gate = new CountDownLatch(1);
        screen = Screen.with(List.of(new Made("gated", () -> gate.await())));
        screen.click("run");
        screen.until(() -> screen.bench().session().isLive());
        screen.robot().push(KeyCode.SHIFT, KeyCode.F5);
        screen.idle();
        assertThat(screen.text("status-state")).isEqualTo("Stopped");
    }

    @Test
    void pausedThePictureStandsStillWhileTheProgramGoesOn() {
        CountDownLatch gate = new CountDownLatch(1);
        screen = Screen.with(List.of(new Made("gated", () -> {
            RecordedCalls.println("before");
            gate.await();
            RecordedCalls.println("after");
        })));
        screen.click("run");
        screen.until(() -> screen.bench().session().snapshot().records() > 0);
        screen.robot().push(KeyCode.SPACE);
        screen.until(() -> screen.bench().session().isPaused());
        var held = screen.bench().session().snapshot();
        gate.countDown();
        screen.until(() -> screen.bench().session().state().orElseThrow() == Recording.State.ENDED);
        screen.idle();
        assertThat(screen.bench().session().snapshot()).isSameAs(held);
        assertThat(screen.text("status-state")).isEqualTo("Paused");
        screen.robot().push(KeyCode.SPACE);
        screen.idle();
        assertThat(screen.bench().session().snapshot().finished()).isTrue();
        assertThat(screen.text("status-state")).isEqualTo("Finished");
    }

    @Test
    void movingTheViewLeavesTheLiveEdgeAndFollowReturnsToIt() {
        screen = Screen.real();
        screen.choose("thread-twenty");
        unit(10_000);
        screen.click("run");
        screen.until(() -> screen.bench().session().snapshot().tasks() == 20);
        assertThat(screen.isVisible("follow")).isFalse();
        screen.robot().type(KeyCode.W);
        screen.until(() -> screen.isVisible("follow"));
        screen.click("follow");
        screen.until(() -> screen.bench().navigation().isFollowing());
    }

    @Test
    void anotherLessonStartsAfterTheOneThatRunsHasEnded() {
        screen = Screen.real();
        screen.choose("thread-twenty");
        unit(10_000);
        screen.click("run");
        screen.until(() -> screen.bench().session().snapshot().tasks() == 20);
        screen.choose("thread-one");
        unit(1);
        screen.click("run");
        screen.settled();
        screen.click("files-stop");
        screen.idle();
        assertThat(screen.text("status-state")).isEqualTo("Finished");
        assertThat(screen.bench().session().snapshot().tasks()).isEqualTo(1);
        screen.choose("thread-twenty");
        screen.idle();
        assertThat(screen.text("status-state")).isEqualTo("Stopped");
    }

    @Test
    void aFailureIsSaidInASentenceThatLeadsToTheTask() {
        screen = Screen.with(List.of(new Made("failing", () -> {
            try (var pool = new ThreadPool(1)) {
                pool.submit("impossible", () -> {
                    throw new IllegalStateException("nobody can do that");
                }).result();
            }
        })));
        screen.click("run");
        screen.idle();
        assertThat(screen.isVisible("notice")).isTrue();
        assertThat(screen.text("notice-text")).isEqualTo("A lesson made for a test failed: nobody can do that");
        screen.click("notice-task");
        screen.idle();
        assertThat(screen.text("inspector-state")).isEqualTo("failed");
    }

    @Test
    void theFirstLessonIsReadyWithItsSource() {
        screen = Screen.real();
        screen.idle();
        assertThat(screen.text("lesson-name")).isEqualTo(Catalogue.lessons().getFirst().title());
        new Gestures(screen).selectTab("tab-code");
        assertThat(((ListView<?>) screen.bench().scene().lookup("#code")).getItems()).isNotEmpty();
    }

    @Test
    void aLessonWithOtherParametersThanTheFirstCanBeTheOneThatIsOpened() {
        screen = Screen.withLast(List.of(
                Catalogue.find("thread-twenty").orElseThrow(),
                new Made("other", List.of(Parameter.SEED), () -> {})));
        screen.idle();
        assertThat(screen.bench().scene().lookup("#parameter-seed")).isNotNull();
        assertThat(screen.bench().scene().lookup("#parameter-workers")).isNull();
    }

    @Test
    void closingTheWindowStopsWhatRuns() {
        screen = Screen.real();
        screen.choose("thread-twenty");
        unit(10_000);
        screen.click("run");
        screen.until(() -> screen.bench().session().snapshot().tasks() == 20);
        screen.close();
        assertThat(poolThreads()).isEmpty();
    }

    private void unit(long milliseconds) {
        Screen.fx(() -> {
            var session = screen.bench().session();
            session.arguments(session.arguments().with(session.lesson(), "unit", milliseconds));
            return null;
        });
    }

    private static List<String> poolThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("ThreadPoolExecutor-") || name.equals("gantry-drain"))
                .toList();
    }

    interface Program {
        void run() throws Exception;
    }

    record Made(String id, List<Parameter> parameters, Program code) implements JavaLesson {
        Made(String id, Program program) {
            this(id, List.of(Parameter.UNIT), program);
        }

        @Override
        public String title() {
            return "A lesson made for a test";
        }

        @Override
        public String summary() {
            return "It does what the test needs.";
        }

        @Override
        public void run() throws Exception {
            code.run();
        }
    }
}
