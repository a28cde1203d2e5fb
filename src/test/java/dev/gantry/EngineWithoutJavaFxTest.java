package dev.gantry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

import dev.gantry.futures.ThreadPool;
import dev.gantry.hook.Probe;
import dev.gantry.hook.Recorder;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;

/** What must work on a machine that has no JavaFX jar at all. */
@Tag("engine")
@DisabledIfSystemProperty(named = "gantry.javafx", matches = "true")
class EngineWithoutJavaFxTest {
    private static final int TASKS = 1000;

    @Test
    void noJavaFxIsOnThePath() {
        assertThatThrownBy(() -> Class.forName("javafx.application.Application"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void whatThreadsDoIsRecorded() throws InterruptedException {
        Recording recording = Recording.start(Recorder.Options.named("engine"));
        try (ThreadPool pool = new ThreadPool(4)) {
            CountDownLatch ran = new CountDownLatch(TASKS);
            for (int i = 0; i < TASKS; i++) {
                pool.execute(() -> {
                    Probe.mark("ran");
                    ran.countDown();
                });
            }
            ran.await();
        }
        Snapshot seen = recording.end();
        assertThat(seen.finished()).isTrue();
        assertThat(seen.lost()).isZero();
        assertThat(seen.malformed()).isZero();
        assertThat(seen.tasks()).isEqualTo(TASKS);
        int marks = 0;
        for (int id = 1; id <= seen.lanes(); id++) {
            marks += seen.lane(id).marks();
        }
        assertThat(marks).isEqualTo(TASKS);
        for (int id = 1; id <= TASKS; id++) {
            assertThat(seen.taskState(id)).isEqualTo(TaskState.SUCCEEDED);
        }
    }
}
