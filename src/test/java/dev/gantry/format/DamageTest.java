package dev.gantry.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gantry.recording.Recording;

/** What becomes of damaged files: they are opened up to the damage, or refused with a sentence. */
@Tag("engine")
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DamageTest {
    private static final int PLACES = 200;
    private static final Path RESOURCES = Path.of("src/test/resources/dev/gantry/format");

    @TempDir
    private Path folder;

    static Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(RESOURCES)) {
            return all.filter(file -> file.toString().matches(".*\\.(json|jfr)")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileThatIsCutAnywhereIsOpenedUpToThere(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Allocated usual = usual(whole);
        Random places = new Random(1);
        for (int i = 0; i < PLACES; i++) {
            int length = places.nextInt(whole.length);
            check(Arrays.copyOf(whole, length), usual, "cut at " + length);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileWithAWrongByteIsOpenedOrRefusedWithASentence(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Allocated usual = usual(whole);
        Random places = new Random(2);
        for (int i = 0; i < PLACES; i++) {
            byte[] wrong = whole.clone();
            int place = places.nextInt(wrong.length);
            wrong[place] ^= (byte) (1 + places.nextInt(255));
            check(wrong, usual, "wrong byte " + (wrong[place] & 0xff) + " at " + place);
        }
    }

    private Allocated usual(byte[] whole) throws IOException {
        return Allocated.usually(Files.write(folder.resolve("content"), whole));
    }

    private void check(byte[] content, Allocated usual, String what) throws IOException {
        Described opened = new Described(usual.atMostTwice(Files.write(folder.resolve("content"), content), what));

        assertThat(opened.file().state()).as(what).isIn(Recording.State.ENDED, Recording.State.FAILED);
        assertThat(opened.trouble()).as(what).doesNotContain("makes no sense (", "memory does not suffice", "(null)");
        assertThat(opened.file().state() == Recording.State.ENDED || !opened.trouble().isEmpty()).as(what).isTrue();
        assertThat(opened.count()).as(what).isNotNegative();
    }
}
