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
}
