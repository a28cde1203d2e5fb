package dev.gantry.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.format.export.Choice;
import dev.gantry.format.export.Export;
import dev.gantry.format.export.Exports;
import dev.gantry.format.perfetto.PerfettoFile;
import dev.gantry.format.perfetto.proto.CounterDescriptor;
import dev.gantry.format.perfetto.proto.TracePacket;
import dev.gantry.format.perfetto.proto.TrackDescriptor;
import dev.gantry.format.perfetto.proto.TrackEvent;
import dev.gantry.recording.About;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Trace;
import dev.gantry.view.layout.Folds;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.Metrics;

/** Lanes that lie in each other, thousands deep: nothing goes down the tree by recursion. */
class DeepLanesTest {
    private static final int DEEP = 20_000;
    private static final String REFUSED = "so deep a nesting of lanes is more than Gantry takes from a file";

    @TempDir
    private Path folder;

    @Test
    void aDeepTreeHasALineForEachLaneAndFoldsToOne() {
        Snapshot deep = nested(DEEP);
        LaneLayout layout = LaneLayout.of(deep, Folds.NONE, Metrics.USUAL);
        LaneLayout folded = LaneLayout.of(deep, Folds.NONE.with(2, true), Metrics.USUAL);

        assertThat(layout.size()).isEqualTo(DEEP);
        assertThat(layout.indent(DEEP - 1)).isEqualTo(DEEP - 1);
        assertThat(layout.lineOf(DEEP)).isEqualTo(DEEP - 1);
        assertThat(folded.size()).isEqualTo(2);
        assertThat(folded.lineOf(DEEP)).isEqualTo(1);
    }

    @Test
    void everyKindOfFileIsWrittenOfADeepTree() throws IOException {
        Snapshot deep = nested(3_000);
        for (Export kind : Exports.kinds().stream().filter(each -> !each.id().equals("collapsed")).toList()) {
            switch (kind.way()) {
                case Export.Writing file -> file.write(deep, About.NOTHING, Choice.USUAL,
                        OutputStream.nullOutputStream(), _ -> {});
                case Export.Foldering made -> made.write(deep, folder.resolve(kind.id()), _ -> {});
            }
        }
    }

    @Test
    void aRecordingOfOursThatNestsLanesDeeperThanAnyCanIsRefusedFromThereOn() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        new PerfettoFile().write(nested(2_000), About.NOTHING, file, _ -> {});
        Described opened = Described.of(folder, file.toByteArray());

        assertThat(opened.trouble()).contains(REFUSED);
        assertThat(opened.lanes()).hasSize(Trace.DEEPEST_LANE);
    }

    @Test
    void aChromeFileOfOursThatNestsLanesDeeperThanAnyCanIsRefusedFromThereOn() {
        for (boolean outerFirst : new boolean[]{true, false}) {
            StringBuilder text = new StringBuilder("{\"gantry\":{\"version\":1},\"traceEvents\":[");
            IntStream.range(1, DEEP).map(lane -> outerFirst ? lane : DEEP - lane).forEach(lane -> text.append("""
                    {"ph":"M","name":"gantry_lane","pid":1,"tid":%d,"args":{"kind":"thread","parent":%d}},
                    """.formatted(lane, lane - 1)));
            text.append("{\"ph\":\"X\",\"name\":\"s\",\"pid\":1,\"tid\":1,\"ts\":1,\"dur\":1}]}");
            Described opened = Described.of(folder, text.toString().getBytes(StandardCharsets.UTF_8));

            assertThat(opened.trouble()).contains(REFUSED);
        }
    }

    @Test
    void tracksBelowCountersLieInTheProcessHoweverManyThereAre() {
        var trace = dev.gantry.format.perfetto.proto.Trace.newBuilder();
        for (int i = 1; i < DEEP; i += 2) {
            trace.addPacket(described(TrackDescriptor.newBuilder().setUuid(i).setParentUuid(i - 1)
                    .setName("track " + i)));
            trace.addPacket(TracePacket.newBuilder().setTrustedPacketSequenceId(1).setTimestamp(i)
                    .setTrackEvent(TrackEvent.newBuilder().setType(TrackEvent.Type.TYPE_INSTANT).setTrackUuid(i)));
            trace.addPacket(described(TrackDescriptor.newBuilder().setUuid(i + 1).setParentUuid(i)
                    .setCounter(CounterDescriptor.getDefaultInstance())));
        }
        Described opened = Described.of(folder, trace.build().toByteArray());

        assertThat(opened.trouble()).isEmpty();
        assertThat(opened.snapshot().lane(opened.lane("(no process) > track 9999").parent()).parent()).isZero();
    }

    private static TracePacket described(TrackDescriptor.Builder track) {
        return TracePacket.newBuilder().setTrustedPacketSequenceId(1).setTrackDescriptor(track).build();
    }

    private static Snapshot nested(int lanes) {
        Names names = new Names();
        Trace trace = new Trace(names);
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("process"));
        for (int lane = 2; lane <= lanes; lane++) {
            trace.laneOpened(lane, lane, lane - 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("thread " + lane));
            trace.sliceStarted(lane, lane, State.RUNNING, names.intern("work"));
        }
        trace.finish(lanes + 10);
        return trace.snapshot();
    }
}
