package dev.gantry.format.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.format.Described;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.stack.SampleKind;
import dev.gantry.trace.stack.Samples;

/**
 * Recordings that async-profiler and JDK 9 wrote. {@code async-wall.jfr.gz} is of async-profiler 4.0, {@code
 * event=wall,interval=20ms}, of a program with a thread "busy", which counts, and a thread "waiter", which waits for a
 * latch.
 */
@Tag("engine")
class OtherRecordersTest {
    private static final long LOOK = 20_000_000;
    private static final byte LETTERS = 4;
    /** As many bytes say how long an event is. */
    private static final int SIZE = 4;

    @TempDir
    private Path folder;

    @Test
    void aLookOfAsyncProfilerAtAThreadThatWaitsIsASampleOfItsWait() {
        Described opened = Described.of(Described.resource(getClass(), "async-wall.jfr.gz"));

        assertThat(opened.lanes()).contains("Looked > waiter", "Looked > busy")
                .noneMatch(lane -> lane.contains("unknown"));
        assertThat(weights(opened, "Looked > busy", SampleKind.RUNNING)).isNotEmpty().containsOnly(LOOK);
        assertThat(weights(opened, "Looked > waiter", SampleKind.WAIT)).contains(15 * LOOK)
                .allMatch(weight -> weight % LOOK == 0 && weight > 0);
        assertThat(names(opened.snapshot())).contains("[vdso]", "Looked.lambda$main$1")
                .noneMatch(name -> name.startsWith("."));
    }

    /** Which have the same names since JDK 11, but for what they begin with. */
    @Test
    void eventsAsJdk9CalledThemAreShown() throws IOException {
        byte[] later = Files.readAllBytes(Described.resource(getClass(), "workload.jfr"));
        Described now = Described.of(Described.resource(getClass(), "workload.jfr"));
        byte[] before = asOfJdk9(later);
        Described opened = Described.of(folder, before);

        assertThat(new String(before, StandardCharsets.ISO_8859_1)).contains("com.oracle.jdk.ThreadPark");
        assertThat(opened.trouble()).isEmpty();
        assertThat(opened.lanes()).isEqualTo(now.lanes());
        assertThat(opened.count()).isEqualTo(now.count());
        assertThat(opened.notices()).noneMatch(notice -> notice.contains("does not tell which thresholds"));
    }

    private static List<Long> weights(Described opened, String lane, SampleKind kind) {
        Samples samples = opened.snapshot().samples();
        int id = opened.lane(lane).id();
        List<Long> weights = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            if (samples.lane(i) == id && samples.kind(i) == kind) {
                weights.add(samples.weight(i));
            }
        }
        return weights;
    }

    private static List<String> names(Snapshot snapshot) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < snapshot.samples().size(); i++) {
            int stack = snapshot.samples().stack(i);
            while (stack != 0) {
                names.add(snapshot.name(snapshot.samples().stacks().name(stack)));
                stack = snapshot.samples().stacks().parent(stack);
            }
        }
        return names;
    }

    /** The chunk with another description of its types behind its end, in which events have the longer names. */
    private static byte[] asOfJdk9(byte[] chunk) {
        ByteBuffer old = ByteBuffer.wrap(chunk);
        old.position((int) old.getLong(StructureCheck.METADATA_AT));
        int end = old.position() + (int) varint(old);
        ByteBuffer described = ByteBuffer.allocate(2 * chunk.length);
        for (int i = 0; i < 4; i++) { // type, time, duration, number
            varint(described, varint(old));
        }
        long texts = varint(old);
        varint(described, texts);
        for (long i = 0; i < texts; i++) {
            text(old, described);
        }
        described.put(chunk, old.position(), end - old.position());

        int size = SIZE + described.position();
        ByteBuffer all = ByteBuffer.allocate(chunk.length + size).put(chunk);
        for (int i = 0; i < SIZE; i++) {
            all.put((byte) (size >>> 7 * i & 0x7f | (i < SIZE - 1 ? 0x80 : 0)));
        }
        all.put(described.flip());
        return all.putLong(StructureCheck.METADATA_AT, chunk.length).putLong(StructureCheck.SIZE_AT, all.capacity())
                .array();
    }

    private static void text(ByteBuffer from, ByteBuffer to) {
        byte encoding = from.get();
        to.put(encoding);
        assertThat(encoding).as("the recording's texts are written as numbers of letters").isEqualTo(LETTERS);
        StringBuilder text = new StringBuilder();
        for (long left = varint(from); left > 0; left--) {
            text.append((char) varint(from));
        }
        String named = text.toString().replaceFirst("^jdk\\.(?!jfr\\.|types\\.|settings\\.)", "com.oracle.jdk.");
        varint(to, named.length());
        named.chars().forEach(letter -> varint(to, letter));
    }

    private static long varint(ByteBuffer from) {
        long value = 0;
        for (int shift = 0;; shift += 7) {
            byte next = from.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static void varint(ByteBuffer to, long value) {
        long left = value;
        for (; left > 0x7f; left >>>= 7) {
            to.put((byte) (left | 0x80));
        }
        to.put((byte) left);
    }
}
