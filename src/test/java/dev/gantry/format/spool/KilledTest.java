package dev.gantry.format.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.format.OpenFile;
import dev.gantry.trace.Lane;

/** Gantry killed in the middle of a recording. */
@Tag("process")
@Timeout(60)
class KilledTest {
    /** What a snapshot may be behind, and the spool behind it, on a machine that is busy with other things. */
    private static final long BEHIND = 1_000_000_000;

    @TempDir
    Path folder;

    @RepeatedTest(20)
    @DisplayName("after SIGKILL all but the last moment is there, without a gap")
    void killed() throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Victim.class.getName(),
                        folder.toString()));
        Process victim = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<long[]> told = new ArrayList<>();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(victim.getInputStream()))) {
            long wanted = 2_000 + new Random().nextInt(50_000);
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                String[] words = line.split(" ");
                told.add(new long[]{Long.parseLong(words[0]), Long.parseLong(words[1])});
                if (told.getLast()[0] >= wanted) {
                    victim.destroyForcibly();
                    break;
                }
            }
        }
        victim.waitFor();
        long killed = told.getLast()[1];
        long must = told.stream().filter(each -> each[1] < killed - BEHIND).mapToLong(each -> each[0]).max().orElse(-1);
        List<Leftover> all = new SpoolFolder(folder, SpoolFolder.USUAL_BYTES).leftovers();
        if (all.isEmpty()) {
            assertThat(must).as("killed before there was anything to write").isNegative();
            return;
        }
        Leftover left = all.getFirst();
        assertThat(left.about().title()).isEqualTo("victim");
        OpenFile opened = OpenFile.start(left.file());
        opened.join();
        assertThat(opened.state()).isEqualTo(OpenFile.State.DONE);
        assertThat(opened.snapshot().malformed()).isZero();
        Lane main = opened.snapshot().lane(2);
        assertThat((long) main.marks()).isGreaterThan(must);
        for (int i = 0; i < main.marks(); i++) {
            assertThat(opened.snapshot().name(main.markText(i))).isEqualTo("mark " + i);
        }
    }
}
