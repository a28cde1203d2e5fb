package dev.gantry.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

import dev.gantry.recording.Recording;

@Tag("engine")
@Recorded(claims = "no task failed")
class RecordedTest {
    private static List<Integer> onTwoThreads(int tasks) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> futures = new ArrayList<>();
            for (int i = 0; i < tasks; i++) {
                int number = i;
                futures.add(pool.submit(() -> number * number));
            }
            List<Integer> results = new ArrayList<>();
            for (Future<Integer> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    @Test
    void aPoolOfTheTestIsRecorded(Recording recording) throws Exception {
        assertThat(onTwoThreads(3)).containsExactly(0, 1, 4);
        RecordingAssertions.assertProved(recording, "exactly 3 tasks named \"RecordedTest.*\" succeeded",
                "at most 2 tasks named \"RecordedTest.*\" ran at once");
        assertThatThrownBy(() -> RecordingAssertions.assertProved(recording, "no task named \"RecordedTest.*\" ended"))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("refuted: no task named \"RecordedTest.*\" ended")
                .hasMessageContaining("3 did");
        assertThatThrownBy(() -> RecordingAssertions.assertProved(recording, "no task slept"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("^^^^^");
    }

    @Test
    @DisplayName("each recording begins anew, and what reads it is not in it")
    void anew(Recording recording) throws Exception {
        onTwoThreads(5);
        RecordingAssertions.assertProved(recording, "exactly 5 tasks named \"RecordedTest.*\" were submitted");
        for (int id = 1; id <= recording.snapshot().lanes(); id++) {
            assertThat(recording.snapshot().laneName(id)).doesNotContain("gantry");
        }
    }
}
