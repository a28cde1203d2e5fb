package dev.gantry.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.Jvm;

@Tag("process")
@Timeout(60)
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
    void aProgramThatEndsInTheMiddleLeavesNothing() throws Exception {
        Jvm.Ended ended = Jvm.run(Leaves.class, folder.resolve("a.svg").toString());

        assertThat(ended.lines()).containsExactly("in the middle");
        assertThat(ended.code()).isZero();
        assertThat(folder).isEmptyDirectory();
    }
}
