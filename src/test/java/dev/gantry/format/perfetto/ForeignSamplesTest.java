package dev.gantry.format.perfetto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import com.google.protobuf.ByteString;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.format.Described;
import dev.gantry.format.perfetto.proto.Callstack;
import dev.gantry.format.perfetto.proto.Frame;
import dev.gantry.format.perfetto.proto.InternedData;
import dev.gantry.format.perfetto.proto.InternedString;
import dev.gantry.format.perfetto.proto.Mapping;
import dev.gantry.format.perfetto.proto.PerfSample;
import dev.gantry.format.perfetto.proto.StreamingProfilePacket;
import dev.gantry.format.perfetto.proto.ThreadDescriptor;
import dev.gantry.format.perfetto.proto.Trace;
import dev.gantry.format.perfetto.proto.TracePacket;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.stack.Samples;

/** Samples in traces of other programs: packets as Perfetto's own recorder and Chromium write them. */
@Tag("engine")
class ForeignSamplesTest {
    @TempDir
    private Path folder;

    private static byte[] trace() {
        InternedData.Builder words = InternedData.newBuilder().addFunctionNames(string(1, "main"))
                .addFunctionNames(string(2, "read")).addMappingPaths(string(1, "lib"))
                .addMappingPaths(string(2, "a.so"))
                .addSourcePaths(string(1, "a.cc"))
                .addMappings(Mapping.newBuilder().setIid(1).addPathStringIds(1).addPathStringIds(2))
                .addFrames(Frame.newBuilder().setIid(1).setFunctionNameId(1).setSourcePathIid(1).setLineNumber(12))
                .addFrames(Frame.newBuilder().setIid(2).setFunctionNameId(2))
                .addFrames(Frame.newBuilder().setIid(3).setMappingId(1).setRelPc(0x1f))
                .addCallstacks(Callstack.newBuilder().setIid(1).addFrameIds(1).addFrameIds(2))
                .addCallstacks(Callstack.newBuilder().setIid(2).addFrameIds(1).addFrameIds(3).addFrameIds(77));
        return Trace.newBuilder()
                .addPacket(packet(1).setSequenceFlags(1).setInternedData(words))
                .addPacket(packet(1).setSequenceFlags(2).setTimestamp(1_000)
                        .setPerfSample(PerfSample.newBuilder().setPid(5).setTid(6).setCallstackIid(1)))
                .addPacket(packet(1).setSequenceFlags(2).setTimestamp(4_000)
                        .setPerfSample(PerfSample.newBuilder().setPid(5).setTid(6).setCallstackIid(2)))
                .addPacket(packet(2).setSequenceFlags(2)
                        .setPerfSample(PerfSample.newBuilder().setPid(5).setTid(6).setCallstackIid(2)))
                .addPacket(packet(3).setSequenceFlags(1).setInternedData(words).setThreadDescriptor(ThreadDescriptor
                        .newBuilder().setPid(5).setTid(8).setReferenceTimestampUs(10).setThreadName("ui")))
                .addPacket(packet(3).setSequenceFlags(2).setStreamingProfilePacket(StreamingProfilePacket.newBuilder()
                        .addCallstackIid(1).addCallstackIid(9).addTimestampDeltaUs(5).addTimestampDeltaUs(7)))
                .build().toByteArray();
    }

    @Test
    void samplesHaveTheStacksOfTheirSequenceOnTheirThread() {
        Described opened = Described.of(folder, trace());

        assertThat(samples(opened.snapshot())).containsExactlyInAnyOrder("thread 6 at 0: main a.cc:12;read ",
                "thread 6 at 3000: main a.cc:12;a.so+0x1f ;gantry:frame-unknown ", "ui at 14000: main a.cc:12;read ",
                "ui at 21000: ");
        assertThat(opened.trouble()).isEmpty();
        assertThat(opened.notices()).anyMatch(notice -> notice.contains("1 event"))
                .noneMatch(notice -> notice.contains("CPU samples"));
    }

    @Test
    void damageLosesNoMoreThanSamples() throws Exception {
        byte[] whole = trace();
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            byte[] damaged = whole.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Described opened = Described.of(folder,
                    i % 3 == 0
                            ? Arrays.copyOf(damaged, random.nextInt(whole.length) + 1)
                            : damaged);
            assertThat(opened.trouble()).doesNotContain("Exception");
            samples(opened.snapshot());
        }
        Files.deleteIfExists(folder.resolve("content"));
    }

    private static TracePacket.Builder packet(int sequence) {
        return TracePacket.newBuilder().setTrustedPacketSequenceId(sequence);
    }

    private static InternedString string(int iid, String text) {
        return InternedString.newBuilder().setIid(iid).setStr(ByteString.copyFromUtf8(text)).build();
    }

    private static List<String> samples(Snapshot snapshot) {
        Samples samples = snapshot.samples();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            List<String> frames = new ArrayList<>();
            for (int at = samples.stack(i); at > 0; at = samples.stacks().parent(at)) {
                frames.addFirst(snapshot.name(samples.stacks().name(at)) + " "
                        + snapshot.name(samples.stacks().site(at)));
            }
            found.add(snapshot.laneName(samples.lane(i)) + " at " + samples.time(i) + ": " + String.join(";", frames));
        }
        return found;
    }
}
