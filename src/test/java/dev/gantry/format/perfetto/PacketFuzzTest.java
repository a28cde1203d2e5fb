package dev.gantry.format.perfetto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.google.protobuf.CodedOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;

import dev.gantry.format.OpenFile;
import dev.gantry.format.perfetto.proto.TracePacket;
import dev.gantry.recording.About;
import dev.gantry.recording.Recording;

/** The reader before packets that are well formed and mean anything or nothing. */
class PacketFuzzTest {
    private static final int PACKET = 1;
    private static final int DEPTH = 3;

    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    private final Path folder;

    PacketFuzzTest() throws IOException {
        folder = Files.createTempDirectory("fuzz");
    }

    @AfterProperty
    void clean() throws IOException {
        Files.deleteIfExists(folder.resolve("content"));
        Files.deleteIfExists(folder);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void packetsOfAnotherProgram(@ForAll("packets") List<byte[]> packets) throws Exception {
        check(new byte[0], packets);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void packetsBehindARecordingOfOurs(@ForAll("packets") List<byte[]> packets) throws Exception {
        ByteArrayOutputStream ours = new ByteArrayOutputStream();
        PerfettoWriter.save(new RichTrace(1).go(50).finished(), About.NOTHING, ours, _ -> {});
        check(ours.toByteArray(), packets);
    }

    private void check(byte[] beginning, List<byte[]> packets) throws Exception {
        byte[] all = bytes(out -> {
            for (byte[] packet : packets) {
                out.writeByteArray(PACKET, packet);
            }
        });
        byte[] content = new byte[beginning.length + all.length];
        System.arraycopy(beginning, 0, content, 0, beginning.length);
        System.arraycopy(all, 0, content, beginning.length, all.length);
        OpenFile opened = Saved.openAnyhow(Files.write(folder.resolve("content"), content));

        assertThat(opened.state()).isIn(Recording.State.ENDED, Recording.State.FAILED);
        assertThat(opened.trouble().orElse("")).doesNotContain("makes no sense (", "memory does not suffice", "(null)");
        assertThat(RecordingText.of(opened.snapshot())).isNotNull();
    }

    @Provide
    Arbitrary<List<byte[]>> packets() {
        return message(DEPTH).list().ofMaxSize(20);
    }

    private static Arbitrary<byte[]> message(int depth) {
        Arbitrary<Integer> number = Arbitraries.oneOf(Arbitraries.integers().between(1, 15),
                Arbitraries.integers().between(1, 120), Arbitraries.of(TracePacket.GANTRY_FIELD_NUMBER,
                        TracePacket.TIMESTAMP_FIELD_NUMBER, TracePacket.TRACK_EVENT_FIELD_NUMBER,
                        TracePacket.TRACK_DESCRIPTOR_FIELD_NUMBER, TracePacket.INTERNED_DATA_FIELD_NUMBER,
                        TracePacket.COMPRESSED_PACKETS_FIELD_NUMBER));
        Arbitrary<Long> value = Arbitraries.oneOf(Arbitraries.longs().between(0, 20), Arbitraries.longs(),
                Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE, -1L, 1L << 31, 1L << 32));
        Arbitrary<byte[]> text = Arbitraries.strings().ofMaxLength(8).map(s -> s.getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> inner = depth == 0 ? text : Arbitraries.lazy(() -> message(depth - 1));
        Arbitrary<byte[]> field = Arbitraries.oneOf(
                Combinators.combine(number, value).as((n, v) -> bytes(out -> out.writeUInt64(n, v))),
                Combinators.combine(number, value).as((n, v) -> bytes(out -> out.writeFixed64(n, v))),
                Combinators.combine(number, value).as((n, v) -> bytes(out -> out.writeFixed32(n, (int) (long) v))),
                Combinators.combine(number, Arbitraries.oneOf(inner, inner, text))
                        .as((n, v) -> bytes(out -> out.writeByteArray(n, v))));
        return field.list().ofMaxSize(6).map(fields -> bytes(out -> {
            for (byte[] each : fields) {
                out.writeRawBytes(each);
            }
        }));
    }

    private static byte[] bytes(Writing writing) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            writing.to(out);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
