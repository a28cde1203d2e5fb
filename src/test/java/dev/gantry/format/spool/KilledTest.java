package dev.gantry.format.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.Jvm;
import dev.gantry.format.OpenFile;
import dev.gantry.format.registry.Formats;
import dev.gantry.hook.Recorder;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Lane;

/** Gantry killed in the middle of a recording. */
@Tag("process")
class KilledTest {
    /** About how long the saving takes, so that some kills come before, some in it, and some after. */
    private static final long SAVING_MILLIS = 120;

    private static final long PROMISED = TimeUnit.MILLISECONDS.toNanos(100);

    @TempDir
    Path folder;

    @RepeatedTest(10)
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

    @RepeatedTest(10)
    @DisplayName("after SIGKILL while it is saved all of the recording is there, in the file or to be recovered")
    void killedWhileSaving() throws Exception {
        Path spools = Files.createDirectory(folder.resolve("spools"));
        Path file = folder.resolve("saved.pftrace");
        Files.writeString(file, "what was there before");
        Process victim = Jvm.with(List.of(), SavingVictim.class, spools.toString(),
                file.toString()).redirectError(folder.resolve("said").toFile()).start();
        try (BufferedReader said = victim.inputReader()) {
            assertThat(said.readLine()).isEqualTo("saving");
            LockSupport.parkNanos(new Random().nextLong(TimeUnit.MILLISECONDS.toNanos(SAVING_MILLIS)));
        } finally {
            victim.destroyForcibly().waitFor();
        }
        boolean saved = !Files.readString(file, StandardCharsets.ISO_8859_1).equals("what was there before");
        List<Leftover> left = new SpoolFolder(spools, SpoolFolder.USUAL_BYTES).leftovers();
        assertThat(saved || !left.isEmpty()).as("it is somewhere").isTrue();
        for (Path whole : saved ? List.of(file) : List.of(left.getFirst().file())) {
            OpenFile opened = Formats.open(whole);
            opened.join();
            assertThat(opened.trouble()).isEmpty();
            assertThat(opened.snapshot().lane(2).marks()).isEqualTo(SavingVictim.MARKS);
            assertThat(opened.snapshot().finished()).isTrue();
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
        Process victim = Jvm.with(List.of(), Victim.class, spools.toString(),
                spools.resolveSibling("diary").toString())
                .redirectErrorStream(true).redirectOutput(spools.resolveSibling("said").toFile()).start();
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
