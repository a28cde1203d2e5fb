package dev.gantry.format.perfetto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import com.google.protobuf.ByteString;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.format.OpenFile;
import dev.gantry.format.perfetto.proto.Trace;
import dev.gantry.format.perfetto.proto.TracePacket;
import dev.gantry.recording.About;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;

/** Files whose packets are compressed: those that Gantry saves. */
@Tag("engine")
class CompressedPacketsTest {
    private static final int TIMES = 60;
    private static final Snapshot RECORDED = new RichTrace(1).go(20_000).finished();

    @TempDir
    Path folder;

    @Test
    @DisplayName("a saved file holds its beginning as it is, all else in compressed packets, at most 20 bytes a record")
    void saved() throws Exception {
        byte[] file = compressed();
        Trace trace = Trace.parseFrom(file);
        assertThat(trace.getPacket(0).hasGantry()).isTrue();
        Trace.Builder all = Trace.newBuilder();
        for (TracePacket packet : trace.getPacketList()) {
            if (packet.hasCompressedPackets()) {
                all.mergeFrom(unpacked(packet));
            } else {
                all.addPacket(packet);
            }
        }
        assertThat(all.build()).isEqualTo(Trace.parseFrom(plain()));
        assertThat(file.length / RECORDED.records()).isLessThanOrEqualTo(20);
        assertThat(PerfettoReader.aboutOf(written(file))).isEqualTo(PerfettoReader.aboutOf(written(plain())));
    }

    @Test
    @DisplayName("it opens as what was saved")
    void opens() throws Exception {
        assertThat(RecordingText.of(Saved.open(written(compressed())).snapshot()))
                .isEqualTo(RecordingText.of(RECORDED));
    }

    @Test
    @DisplayName("packets that are compressed, and others between them, are taken in their order")
    void order() throws Exception {
        Trace plain = Trace.parseFrom(plain());
        Trace.Builder mixed = Trace.newBuilder();
        int next = 0;
        for (int size = 0; next < plain.getPacketCount(); size = (size + 1) % 50) {
            int until = Math.min(plain.getPacketCount(), next + size);
            Trace some = Trace.newBuilder().addAllPacket(plain.getPacketList().subList(next, until)).build();
            if (size % 3 == 0) {
                mixed.addPacket(TracePacket.newBuilder().setCompressedPackets(packed(some)));
            } else {
                mixed.mergeFrom(some);
            }
            next = until;
        }
        assertThat(RecordingText.of(Saved.open(written(mixed.build().toByteArray())).snapshot()))
                .isEqualTo(RecordingText.of(RECORDED));
    }

    @Test
    @DisplayName("one that is cut anywhere opens up to the cut, and the message says where")
    void cut() throws Exception {
        byte[] whole = compressed();
        long before = -1;
        for (int at : new Random(1).ints(TIMES, 1, whole.length).sorted().toArray()) {
            OpenFile opened = Saved.openAnyhow(written(Arrays.copyOf(whole, at)));
            opened.trouble().ifPresent(
                    trouble -> assertThat(trouble).contains("file.pftrace", "%,d".formatted(at), "cut"));
            long slices = RecordingText.events(opened.snapshot()).lines().count();
            assertThat(slices).as("more of the file, more of the recording").isGreaterThanOrEqualTo(before);
            before = slices;
        }
        assertThat(before).isGreaterThan(1_000);
    }

    @Test
    @DisplayName("one with changed bytes opens up to the damaged packet, whose place in the file is told")
    void changed() throws Exception {
        byte[] whole = compressed();
        int plain = Trace.newBuilder().addAllPacket(Trace.parseFrom(whole).getPacketList().stream()
                .takeWhile(packet -> !packet.hasCompressedPackets()).toList()).build().getSerializedSize();
        for (int place : new Random(2).ints(TIMES, plain, whole.length).toArray()) {
            byte[] changed = whole.clone();
            changed[place] ^= 1 << 3;
            OpenFile opened = Saved.openAnyhow(written(changed));
            assertThat(opened.state()).matches(Recording.State::isFinal);
            if (opened.trouble().isEmpty()) { // a field's number: what is in it is left out, and told
                assertThat(opened.snapshot().malformed()).as("byte %d", place).isPositive();
            } else {
                assertThat(opened.trouble().get()).as("byte %d", place).contains("file.pftrace")
                        .doesNotContain("Exception");
            }
            assertThat(RecordingText.events(opened.snapshot()).lines().count())
                    .isLessThanOrEqualTo(RecordingText.events(RECORDED).lines().count());
        }
    }

    @Test
    @DisplayName("compressed packets that another field's number hides are counted and told")
    void hidden() throws Exception {
        byte[] changed = compressed();
        for (int i = 0; i < changed.length - 1; i++) {
            if ((changed[i] & 0xff) == 0x92 && changed[i + 1] == 3) { // the tag of compressed_packets
                changed[i] ^= 1 << 3;
                break;
            }
        }
        OpenFile opened = Saved.openAnyhow(written(changed));
        assertThat(opened.snapshot().malformed()).isPositive();
        assertThat(opened.about().notices()).contains(Message.say("unknown.packet", 1L));
    }

    private static byte[] compressed() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PerfettoFile().write(RECORDED, About.NOTHING, out, _ -> {});
        return out.toByteArray();
    }

    private static byte[] plain() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PerfettoWriter.save(RECORDED, About.NOTHING, out, _ -> {});
        return out.toByteArray();
    }

    private static Trace unpacked(TracePacket packet) throws IOException {
        try (InflaterInputStream in = new InflaterInputStream(packet.getCompressedPackets().newInput())) {
            return Trace.parseFrom(in);
        }
    }

    private static ByteString packed(Trace packets) throws IOException {
        ByteString.Output packed = ByteString.newOutput();
        try (OutputStream out = new DeflaterOutputStream(packed)) {
            packets.writeTo(out);
        }
        return packed.toByteString();
    }

    private Path written(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file.pftrace"), bytes);
    }
}
