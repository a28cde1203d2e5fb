package dev.gantry.cluster.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.wire.WireFrame;

/** What a member that keeps its records sends to the driver all the same. */
class KeptTrafficTest {
    private static final int ANSWER = WireFrame.OTHERS;

    @TempDir
    Path folder;

    private static KeptCounts counts(Duration at, long tasks, long bytes, long lost) {
        return new KeptCounts(at.toNanos(), tasks, tasks, 0, 0, 0, bytes, lost);
    }

    @Test
    @DisplayName("counts go at once where they are the first or tell of a loss; else as long as they are a hundredth "
            + "of the records, and after twenty seconds")
    void due() {
        KeptCounts joined = new KeptCounts(0, 0, 0, 0, 0, 0, 0, 0);
        KeptCounts first = counts(Duration.ofSeconds(100), 1, 120, 0);
        assertThat(first.isDue(joined)).isTrue();
        assertThat(counts(Duration.ofSeconds(101), 1, 120, 0).isDue(first)).isFalse();
        assertThat(counts(Duration.ofSeconds(101), 10, 1_200, 0).isDue(first)).isFalse();
        assertThat(counts(Duration.ofSeconds(101), 10, 1_200, 3).isDue(first)).isTrue();
        assertThat(counts(Duration.ofSeconds(101), 300, 36_000, 0).isDue(first)).isTrue();
        assertThat(counts(Duration.ofSeconds(120), 10, 1_200, 0).isDue(first)).isTrue();
        assertThat(counts(Duration.ofSeconds(200), 1, 120, 0).isDue(first)).isFalse();
    }

    private static byte[] frame(int type, String body) {
        return ByteBuffer.allocate(Integer.BYTES + 1 + body.length()).putInt(body.length()).put((byte) type)
                .put(body.getBytes(java.nio.charset.StandardCharsets.US_ASCII)).array();
    }

    private static byte[] together(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }

    @Test
    @DisplayName("what is there of a worker's answers is passed on at once, without what it recorded between them, so "
            + "that an answer is one message")
    void once() throws Exception {
        byte[] first = frame(ANSWER, "first");
        byte[] empty = frame(ANSWER, "");
        byte[] second = frame(ANSWER, "second");
        byte[] lost = frame(4, "\0\0\0\0\0\0\0\1");
        try (KeptFolder kept = KeptFolder.in(folder, 1 << 20, _ -> {});
                WithoutRecords in = new WithoutRecords(
                        new ByteArrayInputStream(together(lost, first, lost, empty, second, lost)),
                        kept.stream("0123456789abcdef", 1))) {
            byte[] some = new byte[1000];
            int count = in.read(some);
            assertThat(Arrays.copyOf(some, count)).isEqualTo(together(first, empty, second));
            assertThat(in.read(some)).isEqualTo(-1);
        }
    }
}
