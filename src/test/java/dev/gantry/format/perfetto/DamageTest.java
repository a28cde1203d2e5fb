package dev.gantry.format.perfetto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.format.Allocated;
import dev.gantry.format.OpenFile;
import dev.gantry.recording.About;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;

/** Files that were cut, or changed. */
@Tag("engine")
class DamageTest {
    private static final int TIMES = 200;

    @TempDir
    Path folder;

    @Test
    @DisplayName("a file that is cut anywhere opens up to the cut, and the message says where")
    void cut() throws Exception {
        byte[] whole = bytes(new RichTrace(1).go(20_000).finished());
        Random random = new Random(1);
        Allocated usual = usual(whole);
        long before = -1;
        for (int at : random.ints(TIMES, 1, whole.length).sorted().toArray()) {
            OpenFile opened = usual.atMostTwice(written(Arrays.copyOf(whole, at)), "cut at " + at);
            assertThat(opened.state()).isEqualTo(Recording.State.ENDED);
            if (opened.trouble().isPresent()) {
                assertThat(opened.trouble().get()).contains("file.pftrace", "%,d".formatted(at), "cut");
            }
            long slices = RecordingText.events(opened.snapshot()).lines().count();
            assertThat(slices).as("more of the file, more of the recording").isGreaterThanOrEqualTo(before);
            before = slices;
        }
        assertThat(before).isGreaterThan(1_000);
    }

    @Test
    @DisplayName("of two files put together the first is shown, and that there is another is told")
    void putTogether() throws Exception {
        byte[] first = bytes(new RichTrace(1).go(2_000).finished());
        byte[] second = bytes(new RichTrace(2).go(3_000).finished());
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        OpenFile alone = Saved.open(written(first));
        OpenFile opened = Saved.openAnyhow(written(both));
        assertThat(opened.trouble().orElseThrow()).contains("Behind its recording the file has another one");
        assertThat(RecordingText.events(opened.snapshot())).isEqualTo(RecordingText.events(alone.snapshot()));
        assertThat(opened.snapshot().malformed()).isEqualTo(alone.snapshot().malformed());
    }

    @Test
    @DisplayName("a file with changed bytes opens as far as it makes sense, and whatever is wrong has a sentence")
    void changed() throws Exception {
        byte[] whole = bytes(new RichTrace(2).go(20_000).finished());
        Allocated usual = usual(whole);
        Random random = new Random(2);
        for (int i = 0; i < TIMES; i++) {
            byte[] changed = whole.clone();
            int place = random.nextInt(changed.length);
            int bit = random.nextInt(8);
            changed[place] ^= (byte) (1 << bit);
            sound(usual.atMostTwice(written(changed), "bit %d flipped at %d".formatted(bit, place)));
        }
    }

    @Test
    @DisplayName("a file that is all noise behind its beginning opens or is refused with a sentence")
    void noise() throws Exception {
        byte[] whole = bytes(new RichTrace(3).go(20_000).finished());
        Allocated usual = usual(whole);
        Random random = new Random(3);
        for (int i = 0; i < TIMES; i++) {
            byte[] changed = whole.clone();
            for (int n = 0; n < 50; n++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            sound(usual.atMostTwice(written(changed), "noise " + i));
        }
    }

    @Test
    @DisplayName("a packed file opens like any other, and up to the cut if it was cut")
    void packed() throws Exception {
        byte[] whole = bytes(new RichTrace(4).go(20_000).finished());
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(whole);
        }
        assertThat(open(packed.toByteArray()).trouble()).isEmpty();
        OpenFile cut = open(Arrays.copyOf(packed.toByteArray(), packed.size() / 2));
        assertThat(cut.trouble().orElseThrow()).contains("file.pftrace", "cut");
        assertThat(cut.snapshot().records()).isPositive();
    }

    @Test
    @DisplayName("what is no recording is refused by name, with what can be opened")
    void strangers() throws Exception {
        assertThat(open(new byte[0]).trouble().orElseThrow()).contains("file.pftrace is empty");
        assertThat(open("hello, world".getBytes()).trouble().orElseThrow()).contains("no kind", "Perfetto");
        assertThat(Saved.openAnyhow(folder.resolve("none")).trouble().orElseThrow()).contains("does not exist");
        assertThat(Saved.openAnyhow(folder).trouble().orElseThrow()).contains("is a folder");
    }

    private static void sound(OpenFile opened) {
        assertThat(opened.state()).matches(Recording.State::isFinal);
        opened.trouble().ifPresent(trouble -> assertThat(trouble).contains("file.pftrace").doesNotContain("Exception"));
        RecordingText.of(opened.snapshot());
    }

    private static byte[] bytes(Snapshot snapshot) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PerfettoWriter.save(snapshot, About.NOTHING, out, _ -> {});
        return out.toByteArray();
    }

    private Allocated usual(byte[] whole) throws IOException {
        Allocated usual = Allocated.usually(written(whole));
        assertThat(usual.usual()).as("the file is large enough to tell").isGreaterThan(Allocated.FLOOR / 2);
        return usual;
    }

    private OpenFile open(byte[] bytes) throws Exception {
        return Saved.openAnyhow(written(bytes));
    }

    private Path written(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file.pftrace"), bytes);
    }
}
