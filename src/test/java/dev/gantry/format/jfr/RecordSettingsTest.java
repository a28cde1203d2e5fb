package dev.gantry.format.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.Jvm;
import dev.gantry.format.Described;
import dev.gantry.trace.State;

@Tag("process")
class RecordSettingsTest {
    @TempDir
    private Path folder;

    @Test
    void aJvmThatIsGivenTheSettingsRecordsWaitsHoweverShort() throws Exception {
        Path settings = Files.write(folder.resolve("gantry.jfc"), RecordSettings.file());
        Described opened = record("settings=" + settings);

        assertThat(opened.trouble()).isEmpty();
        assertThat(opened.count(State.BLOCKED, "gantry:sleep")).isGreaterThanOrEqualTo(3);
        assertThat(opened.notices()).noneMatch(notice -> notice.contains("ot in this file"));
        assertThat(opened.file().about().processors()).isEqualTo(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void whatTheJdksOwnSettingsLeaveOutIsSaidOnTheScreen() throws Exception {
        Described opened = record("settings=default");

        assertThat(opened.lanes().stream().flatMap(lane -> opened.slices(lane).stream())
                .filter(slice -> slice.contains("gantry:sleep")).mapToLong(RecordSettingsTest::nanos))
                .as("on a busy machine a sleep of 1 ms may take as long").allMatch(nanos -> nanos >= 20_000_000);
        assertThat(opened.notices())
                .anyMatch(notice -> notice.startsWith("Not in this file: sleeps,") && notice.contains("under 20.0 ms."))
                .anyMatch(notice -> notice.contains("switched off: ")
                        && notice.contains("starts and ends of virtual threads."));
    }

    private static long nanos(String slice) {
        String[] fromTo = slice.substring(slice.lastIndexOf(' ') + 1).split("-");
        return Long.parseLong(fromTo[1]) - Long.parseLong(fromTo[0]);
    }

    private Described record(String settings) throws Exception {
        Path recording = folder.resolve("run.jfr");
        Process jvm = Jvm
                .with(List.of("-XX:StartFlightRecording:" + settings + ",filename=" + recording), ShortSleeps.class)
                .redirectErrorStream(true).redirectOutput(folder.resolve("output").toFile()).start();
        assertThat(jvm.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(jvm.exitValue()).as(Files.readString(folder.resolve("output"))).isZero();
        return Described.of(recording);
    }

    /** Sleeps three times for a millisecond. */
    public static final class ShortSleeps {
        private ShortSleeps() {}

        public static void main(String[] args) throws InterruptedException {
            for (int i = 0; i < 3; i++) {
                Thread.sleep(1);
            }
        }
    }
}
