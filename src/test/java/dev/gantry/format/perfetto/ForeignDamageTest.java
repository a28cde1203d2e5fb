package dev.gantry.format.perfetto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;

import com.google.protobuf.ByteString;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.format.Described;
import dev.gantry.format.perfetto.proto.ClockSnapshot;
import dev.gantry.format.perfetto.proto.CounterDescriptor;
import dev.gantry.format.perfetto.proto.DebugAnnotation;
import dev.gantry.format.perfetto.proto.InternedData;
import dev.gantry.format.perfetto.proto.InternedName;
import dev.gantry.format.perfetto.proto.ThreadDescriptor;
import dev.gantry.format.perfetto.proto.Trace;
import dev.gantry.format.perfetto.proto.TracePacket;
import dev.gantry.format.perfetto.proto.TrackDescriptor;
import dev.gantry.format.perfetto.proto.TrackEvent;
import dev.gantry.format.perfetto.proto.TrackEvent.LegacyEvent;

/** What is damaged or not known in another program's trace costs no more than itself, and is told. */
@Tag("engine")
class ForeignDamageTest {
    private static final String THREAD = "process 1 > t1";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    private void add(TracePacket.Builder... packets) throws IOException {
        for (TracePacket.Builder packet : packets) {
            Trace.newBuilder().addPacket(packet).build().writeTo(file);
        }
    }

    private Described open() {
        return Described.of(folder, file.toByteArray());
    }

    private static TracePacket.Builder thread() {
        return TracePacket.newBuilder().setSequenceFlags(1).setTrackDescriptor(TrackDescriptor.newBuilder()
                .setUuid(1).setThread(ThreadDescriptor.newBuilder().setPid(1).setTid(1).setThreadName("t1")));
    }

    private static TracePacket.Builder mark(long time, String name) {
        return TracePacket.newBuilder().setTimestamp(time).setTrackEvent(TrackEvent.newBuilder()
                .setType(TrackEvent.Type.TYPE_INSTANT).setTrackUuid(1).setName(name));
    }

    private static byte[] packed(TracePacket.Builder... packets) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            for (TracePacket.Builder packet : packets) {
                Trace.newBuilder().addPacket(packet).build().writeTo(out);
            }
        }
        return bytes.toByteArray();
    }

    private static TracePacket.Builder compressed(byte[] packed) {
        return TracePacket.newBuilder().setCompressedPackets(ByteString.copyFrom(packed));
    }

    @Test
    @DisplayName("a compressed packet that can't be unpacked is left out, and those after it are read")
    void badCompression() throws IOException {
        byte[] bad = packed(mark(20, "lost"));
        bad[0] ^= 0x55;
        byte[] senseless = packed(TracePacket.newBuilder());
        ByteArrayOutputStream noPackets = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(noPackets)) {
            out.write(new byte[]{0x7f, 1, 2, 3});
        }
        add(thread(), mark(10, "a"), compressed(bad), mark(30, "b"), compressed(packed(mark(40, "c"))),
                compressed(noPackets.toByteArray()), compressed(senseless), mark(50, "d"));
        Described opened = open();
        assertThat(opened.marks(THREAD)).containsExactly("0 a", "20 b", "30 c", "40 d");
        assertThat(opened.trouble()).contains("can't be unpacked").contains("is shown too");
        assertThat(opened.notices()).contains("2 packets are damaged and are left out.");
    }

    @Test
    @DisplayName("a packet that can't be taken apart is left out, and those after it are read")
    void badPacket() throws IOException {
        add(thread(), mark(10, "a"));
        file.write(new byte[]{0x0a, 3, 0x0c, 1, 2}); // a group ends that never began
        add(mark(20, "b"));
        file.write(new byte[]{0x0a, 4, (byte) 0xe2, 3, 1, 8}); // a descriptor without its value
        add(mark(30, "c"));
        Described opened = open();
        assertThat(opened.marks(THREAD)).containsExactly("0 a", "10 b", "20 c");
        assertThat(opened.trouble()).contains("the packet there can't be taken apart").contains("is shown too");
        assertThat(opened.notices()).contains("2 packets are damaged and are left out.");
    }

    @Test
    @DisplayName("where no packet begins, reading goes on at the next that does, and a cut file is one that is cut")
    void betweenPackets() throws IOException {
        add(thread());
        for (int i = 0; i < 5_000; i++) {
            add(mark(10 + i, "n".repeat(i % 300) + i));
        }
        byte[] whole = file.toByteArray();
        Random random = new Random(5);
        for (int round = 0; round < 20; round++) {
            int at = 100 + random.nextInt(whole.length - 1_000);
            file.reset();
            file.write(whole, 0, at);
            file.write(round % 2 == 0 ? new byte[0] : new byte[]{0x55, 0x0a, 7, 0x0a});
            int behind = at + (round % 3 == 0 ? 1 : 700);
            file.write(whole, behind, whole.length - behind);
            Described opened = open();
            assertThat(opened.trouble()).contains("damaged at byte").contains("is shown too");
            assertThat(opened.marks(THREAD).size()).isGreaterThan(4_900);
            assertThat(opened.marks(THREAD).getLast()).endsWith("n4999");
            assertThat(opened.lanes()).containsExactly("process 1", THREAD);
            assertThat(Described.of(folder, Arrays.copyOf(whole, at)).trouble())
                    .containsPattern("ends in the middle|^$");
        }
    }

    @Test
    @DisplayName("events by a clock that is compared with no other are left out, and counted")
    void unknownClock() throws IOException {
        add(thread(), TracePacket.newBuilder().setClockSnapshot(ClockSnapshot.newBuilder()
                .addClocks(ClockSnapshot.Clock.newBuilder().setClockId(6).setTimestamp(1_000))
                .addClocks(ClockSnapshot.Clock.newBuilder().setClockId(3).setTimestamp(200))),
                mark(1_000, "zero"), mark(5, "lost").setTimestampClockId(1), mark(205, "later").setTimestampClockId(3),
                mark(6, "lost").setTimestampClockId(64), mark(1_010, "last").setTimestampClockId(6));
        Described opened = open();
        assertThat(opened.marks(THREAD)).containsExactly("0 zero", "5 later", "10 last");
        assertThat(opened.notices()).anyMatch(notice -> notice.startsWith("2 events are left out: their times are by"));
    }

    @Test
    @DisplayName("a trace without snapshots has the first clock that it uses")
    void onlyClock() throws IOException {
        add(thread(), mark(1_000, "zero").setTimestampClockId(3), mark(1_005, "later").setTimestampClockId(3),
                mark(7, "lost").setTimestampClockId(1));
        Described opened = open();
        assertThat(opened.marks(THREAD)).containsExactly("0 zero", "5 later");
        assertThat(opened.notices()).anyMatch(notice -> notice.startsWith("1 event is left out: its time is by"));
    }

    @Test
    @DisplayName("bytes that are no UTF-8 are told, wherever texts stand; a replacement character is text")
    void badTexts() throws IOException {
        ByteString bad = ByteString.copyFrom(new byte[]{'x', (byte) 0xe9});
        add(thread(), mark(1, "good \ufffd"));
        assertThat(open().notices()).noneMatch(notice -> notice.contains("Unicode"));
        TracePacket.Builder named = mark(2, "");
        named.getTrackEventBuilder().setNameBytes(bad).addCategoriesBytes(bad).addDebugAnnotations(
                DebugAnnotation.newBuilder().setNameBytes(bad).setStringValueBytes(bad));
        TracePacket.Builder interned = mark(3, "").setInternedData(InternedData.newBuilder()
                .addEventNames(InternedName.newBuilder().setIid(7).setNameBytes(bad)));
        interned.getTrackEventBuilder().clearName().setNameIid(7);
        TracePacket.Builder track = TracePacket.newBuilder().setTrackDescriptor(TrackDescriptor.newBuilder()
                .setUuid(2).setParentUuid(1).setNameBytes(bad));
        add(named, interned, track);
        Described opened = open();
        assertThat(opened.marks(THREAD)).contains("1 x\ufffd", "2 x\ufffd");
        assertThat(opened.notices()).anyMatch(notice -> notice.startsWith("6 bytes or escapes are no Unicode text"));
    }

    @Test
    @DisplayName("types that are not shown are told by their names, such as have none by their numbers")
    void types() throws IOException {
        ByteString ofType5 = ByteString.copyFrom(new byte[]{0x48, 5, 0x58, 1});
        ByteString ofType9 = ByteString.copyFrom(new byte[]{0x48, 9, 0x58, 1});
        add(thread(), mark(1, "a"));
        for (ByteString event : new ByteString[]{ofType5, ofType5, ofType9}) {
            add(TracePacket.newBuilder().setTimestamp(5).setTrackEvent(TrackEvent.parseFrom(event)));
        }
        assertThat(open().notices())
                .contains("Track events of these types are not shown: TYPE_STATE (2), 9 (1).");
    }

    @Test
    @DisplayName("asynchronous legacy events may have no category")
    void withoutCategory() throws IOException {
        add(thread());
        for (int i = 0; i < 4; i++) {
            add(TracePacket.newBuilder().setTimestamp(1_000L * i).setTrackEvent(TrackEvent.newBuilder().setTrackUuid(1)
                    .setName("n" + i / 2).setLegacyEvent(LegacyEvent.newBuilder().setPhase(i % 2 == 0 ? 'b' : 'e')
                            .setUnscopedId(5))));
        }
        Described opened = open();
        assertThat(opened.slices("process 1 > (async)")).containsExactly("0 running n0 0-1000",
                "0 running n1 2000-3000");
    }

    @Test
    @DisplayName("times further off than a trace reaches, and values of counters that are no numbers, are told")
    void beyond() throws IOException {
        add(thread(), mark(1_000, "a"), mark(Long.MAX_VALUE, "far"), mark(-Long.MAX_VALUE, "early"), mark(2_000, "b"));
        TracePacket.Builder lengthy = mark(3_000, "long");
        lengthy.getTrackEventBuilder().clearType().setLegacyEvent(LegacyEvent.newBuilder().setPhase('X')
                .setDurationUs(Long.MAX_VALUE));
        TracePacket.Builder counter = TracePacket.newBuilder().setTrackDescriptor(TrackDescriptor.newBuilder()
                .setUuid(9).setParentUuid(1).setName("c").setCounter(CounterDescriptor.newBuilder()));
        add(lengthy, counter);
        for (double value : new double[]{1.5, Double.NaN, Double.NEGATIVE_INFINITY, 2.5}) {
            add(TracePacket.newBuilder().setTimestamp(4_000).setTrackEvent(TrackEvent.newBuilder().setTrackUuid(9)
                    .setType(TrackEvent.Type.TYPE_COUNTER).setDoubleCounterValue(value)));
        }
        Described opened = open();
        assertThat(opened.marks(THREAD)).hasSize(4).first().isEqualTo("0 early");
        assertThat(opened.marks(THREAD).get(1)).isEqualTo((1L << 61) + 1_000 + " a");
        assertThat(opened.slices(THREAD).getFirst()).matches("0 running long [0-9]+-[0-9]+");
        assertThat(opened.counters()).containsExactly(THREAD + " c: 1.5, 2.5");
        assertThat(opened.notices()).contains("2 times are more than 73 years off: they are shown as 73 years.",
                "2 values of counters are no numbers, and are left out.");
    }

    @Test
    @DisplayName("an event may have any number of chains and of other counters' values")
    void many() throws IOException {
        add(thread(), TracePacket.newBuilder().setTrackDescriptor(TrackDescriptor.newBuilder()
                .setUuid(2).setThread(ThreadDescriptor.newBuilder().setPid(1).setTid(2).setThreadName("t2"))));
        TracePacket.Builder from = mark(1_000, "from");
        from.getTrackEventBuilder().setType(TrackEvent.Type.TYPE_SLICE_BEGIN);
        for (int i = 1; i <= 50; i++) {
            from.getTrackEventBuilder().addFlowIds(i).addExtraCounterTrackUuids(100 + i).addExtraCounterValues(i);
            add(TracePacket.newBuilder().setTrackDescriptor(TrackDescriptor.newBuilder()
                    .setUuid(100 + i).setParentUuid(1).setName("c" + i).setCounter(CounterDescriptor.newBuilder())));
        }
        add(from);
        for (int i = 1; i <= 50; i++) {
            TracePacket.Builder to = mark(2_000L * i, "to");
            to.getTrackEventBuilder().setTrackUuid(2).setType(TrackEvent.Type.TYPE_SLICE_BEGIN)
                    .addTerminatingFlowIds(i);
            TracePacket.Builder end = mark(2_000L * i + 1_000, "");
            end.getTrackEventBuilder().setTrackUuid(2).setType(TrackEvent.Type.TYPE_SLICE_END);
            add(to, end);
        }
        Described opened = open();
        assertThat(opened.tasks()).hasSize(50);
        assertThat(opened.counters()).hasSize(50);
    }
}
