package dev.gantry.format.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.Jvm;
import dev.gantry.format.OpenFile;
import dev.gantry.format.registry.Formats;
import dev.gantry.hook.Recorder;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Lane;

/** Gantry killed in the middle of a recording. */
@Tag("process")
@Timeout(60)
class KilledTest {
    private static final long PROMISED = TimeUnit.MILLISECONDS.toNanos(100);

    @TempDir
    Path folder;

    @RepeatedTest(20)
    @DisplayName("after SIGKILL all marks up to the last drain are there, without a gap")
    void killed() throws Exception {
        Path spools = Files.createDirectory(folder.resolve("spools"));
        try (Victim.Diary diary = new Victim.Diary(folder.resolve("diary"))) {
            kill(spools, diary);

            Leftover left = new SpoolFolder(spools, SpoolFolder.USUAL_BYTES).leftovers().getFirst();
            assertThat(left.about().title()).isEqualTo("victim");
            OpenFile opened = Formats.open(left.file());
            opened.join();
            assertThat(opened.state()).isEqualTo(Recording.State.ENDED);
            assertThat(opened.snapshot().malformed()).isZero();
            Lane main = opened.snapshot().lane(2);
            assertThat(diary.onDisk()).as("marks that were on disk").isPositive();
            assertThat((long) main.marks()).isBetween(diary.onDisk(), diary.begun());
            for (int i = 0; i < main.marks(); i++) {
                assertThat(opened.snapshot().name(main.markText(i))).isEqualTo("mark " + i);
            }
        }
    }

    @Test
    @DisplayName("what is recorded just after a drain to disk gets there with the next but one, within a tenth of a "
            + "second")
    void oftenEnough() {
        assertThat(Recorder.BEHIND + 2 * TimeUnit.MILLISECONDS.toNanos(SpoolFile.PERIOD_MILLIS)).isLessThan(PROMISED);
    }

    /** Kills it after some drains, at any moment between two or in one. */
    private static void kill(Path spools, Victim.Diary diary) throws Exception {
        Process victim = Jvm.with(List.of("-XX:TieredStopAtLevel=1"), Victim.class, spools.toString(),
                spools.resolveSibling("diary").toString())
                .inheritIO().start();
        try {
            Random random = new Random();
            long drains = 2 + random.nextInt(10);
            while (diary.onDisk() == 0 || diary.drains() < drains) {
                assertThat(victim.isAlive()).isTrue();
                Thread.sleep(1);
            }
            Thread.sleep(random.nextInt((int) SpoolFile.PERIOD_MILLIS));
        } finally {
            victim.destroyForcibly().waitFor();
        }
    }
}
