package dev.gantry.trace.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("engine")
class KeptTextsTest {
    private static final int TEXTS = 200_000;
    private static final int HEAP = 1 << 20;
    private static final int LONG_TEXTS = 600;

    @TempDir
    private Path folder;

    private static String text(int number) {
        return "{\"args\":{\"id\":" + number + ",\"ü\":\"" + "x".repeat(number % 40) + "\"}}";
    }

    private static void fill(KeptTexts texts) {
        for (int i = 1; i <= TEXTS; i++) {
            byte[] bytes = text(i).getBytes(StandardCharsets.UTF_8);
            int number = texts.add(bytes, bytes.length);
            if (number != i || !texts.is(i, bytes, bytes.length)) {
                throw new AssertionError("text " + i + " is " + number);
            }
        }
    }

    private static void holdsAll(KeptTexts texts) {
        for (int i = 1; i <= TEXTS; i++) {
            if (!texts.get(i).equals(text(i))) {
                throw new AssertionError("text " + i + " is " + texts.get(i));
            }
        }
        assertThat(texts.get(0)).isEmpty();
        assertThat(texts.get(TEXTS + 1_000)).isEmpty();
    }

    @Test
    void whatIsInTheFileIsReadFromThere() {
        AtomicInteger opened = new AtomicInteger();
        Path file = folder.resolve("texts");
        KeptTexts texts = new KeptTexts(HEAP, () -> {
            opened.incrementAndGet();
            return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
        });
        fill(texts);

        assertThat(opened).hasValue(1);
        assertThat(file.toFile().length()).isGreaterThan(5 * HEAP);
        holdsAll(texts);
        byte[] first = text(1).getBytes(StandardCharsets.UTF_8);
        assertThat(texts.is(1, first, first.length)).as("it is kept once more").isFalse();
    }

    @Test
    void withoutAFileAllStayInMemory() {
        KeptTexts texts = new KeptTexts(HEAP, () -> {
            throw new IOException("no room");
        });
        fill(texts);
        holdsAll(texts);
    }

    /** A group of texts begins in one window and goes on in the next, and a text may be longer than either. */
    @Test
    void textsOfAnyLengthAreKept() {
        KeptTexts texts = new KeptTexts(HEAP, () -> FileChannel.open(folder.resolve("long"),
                StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE));
        for (int i = 1; i <= LONG_TEXTS; i++) {
            byte[] bytes = longText(i).getBytes(StandardCharsets.UTF_8);
            assertThat(texts.add(bytes, bytes.length)).isEqualTo(i);
            assertThat(texts.is(i, bytes, bytes.length)).isTrue();
        }
        for (int i = 1; i <= LONG_TEXTS; i++) {
            assertThat(texts.get(i)).isEqualTo(longText(i));
        }
        assertThat(folder.resolve("long").toFile().length()).isGreaterThan(HEAP);
    }

    private static String longText(int number) {
        int length = switch (number % 100) {
            case 0 -> 0;
            case 50 -> HEAP / 2 * (number / 100); // longer than a window for the last ones
            default -> number * 7 % 5_000;
        };
        return number + "x".repeat(length);
    }
}
