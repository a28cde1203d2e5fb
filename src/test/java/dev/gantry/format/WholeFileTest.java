package dev.gantry.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.Jvm;

@Tag("process")
class WholeFileTest {
    @TempDir
    private Path folder;

    /** Ends while a thread that nobody waits for is in the middle of the file, as a window's does. */
    static final class Leaves {
        private Leaves() {}

        public static void main(String[] args) throws InterruptedException {
            CountDownLatch begun = new CountDownLatch(1);
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    WholeFile.write(Path.of(args[0]), out -> {
                        out.write(new byte[100_000]);
                        out.flush();
                        begun.countDown();
                        hold();
                    });
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            begun.await();
            System.out.println("in the middle");
        }

        private static void hold() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void whatIsWrittenIsOnTheDiskBeforeItHasItsNameAndTheNameBeforeAnybodyIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "before");
        List<String> synced = new ArrayList<>();
        WholeFile.write(file, out -> out.write("after".getBytes(StandardCharsets.UTF_8)), path -> synced.add(
                Files.isDirectory(path)
                        ? "folder, where a file holds " + Files.readString(file)
                        : Files.readString(path) + ", where the file holds " + Files.readString(file)));
        assertThat(synced).containsExactly("after, where the file holds before", "folder, where a file holds after");
    }

    @Test
    void whereTheDiskDoesNotTakeItTheFileThatWasThereStays() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "before");
        assertThatThrownBy(() -> WholeFile.write(file, out -> out.write(1), _ -> {
            throw new IOException("Input/output error");
        })).isInstanceOf(IOException.class).hasMessageContaining("a.txt").hasMessageContaining("Input/output error");
        assertThat(file).hasContent("before");
        assertThat(folder.toFile().list()).containsExactly("a.txt");
    }

    @Test
    void aProgramThatEndsInTheMiddleLeavesNothing() throws Exception {
        Jvm.Ended ended = Jvm.run(Leaves.class, folder.resolve("a.svg").toString());

        assertThat(ended.lines()).containsExactly("in the middle");
        assertThat(ended.code()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatAKilledProgramLeftIsDeletedADayLaterByTheNext() throws Exception {
        Path left = Files.writeString(folder.resolve(".gantry-0123456789abcdef.part"), "half");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        Path other = Files.writeString(folder.resolve(".gantry-0123456789abcde0.part"), "of another program, now");
        Files.setLastModifiedTime(other, FileTime.from(Instant.now().minus(Duration.ofHours(1))));

        WholeFile.write(folder.resolve("b.txt"), content -> content.write(1));

        assertThat(left).doesNotExist();
        assertThat(other).exists();
    }
}
