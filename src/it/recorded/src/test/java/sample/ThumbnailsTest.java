package sample;

import static dev.gantry.junit.RecordingAssertions.assertProved;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;

import dev.gantry.junit.Recorded;
import dev.gantry.recording.Recording;

/** A pool of two threads that makes thumbnails. */
@Recorded
class ThumbnailsTest {
    private static void makeThumbnails(int count) {
        try (ExecutorService pool = Executors.newFixedThreadPool(2,
                Thread.ofPlatform().name("thumbnails-", 1).factory())) {
            for (int i = 0; i < count; i++) {
                pool.submit(() -> {
                    Thread.sleep(20);
                    return null;
                });
            }
        }
    }

    @Test
    void twoAtOnce(Recording recording) {
        makeThumbnails(6);
        assertProved(recording, "exactly 6 tasks of \"thumbnails*\" ended",
                "at most 2 tasks of \"thumbnails*\" ran at once");
    }

    @Test
    @Recorded(claims = "no task of \"thumbnails*\" waited longer than 30 ms")
    void noneWaitsLong() {
        makeThumbnails(6); // the last one waits for 40 ms: this test fails
    }
}
