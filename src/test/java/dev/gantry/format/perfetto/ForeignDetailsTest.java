package dev.gantry.format.perfetto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.google.protobuf.ByteString;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.format.Details;
import dev.gantry.format.OpenFile;
import dev.gantry.format.TraceWriter;
import dev.gantry.format.json.RunJson;
import dev.gantry.format.perfetto.proto.DebugAnnotation;
import dev.gantry.format.perfetto.proto.DebugAnnotation.NestedValue;
import dev.gantry.format.perfetto.proto.DebugAnnotation.NestedValue.NestedType;
import dev.gantry.format.perfetto.proto.InternedData;
import dev.gantry.format.perfetto.proto.InternedName;
import dev.gantry.format.perfetto.proto.InternedString;
import dev.gantry.format.perfetto.proto.Trace;
import dev.gantry.format.perfetto.proto.TracePacket;
import dev.gantry.format.perfetto.proto.TrackEvent;
import dev.gantry.format.registry.Formats;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;

/** Categories and debug annotations of other programs' Perfetto traces. */
class ForeignDetailsTest {
    private static final long TRACK = 9;

    @TempDir
    private Path folder;

    private final Trace.Builder trace = Trace.newBuilder();
    private long time = 100;

    private static DebugAnnotation.Builder named(String name) {
        return DebugAnnotation.newBuilder().setName(name);
    }

    private static TrackEvent.Builder begin(String name) {
        return TrackEvent.newBuilder().setType(TrackEvent.Type.TYPE_SLICE_BEGIN).setTrackUuid(TRACK).setName(name);
    }

    /** A slice of 10 ns, with this at its end. */
    private void slice(TrackEvent.Builder begin, DebugAnnotation... atEnd) {
        event(begin);
        TrackEvent.Builder end = TrackEvent.newBuilder().setType(TrackEvent.Type.TYPE_SLICE_END).setTrackUuid(TRACK);
        for (DebugAnnotation annotation : atEnd) {
            end.addDebugAnnotations(annotation);
        }
        event(end);
    }

    private void event(TrackEvent.Builder event) {
        trace.addPacket(TracePacket.newBuilder().setTrustedPacketSequenceId(1).setTimestamp(time += 10)
                .setTrackEvent(event));
    }

    private OpenFile open() throws Exception {
        return Saved.open(Files.write(folder.resolve("foreign.pftrace"), trace.build().toByteArray()));
    }

    private static Lane lane(OpenFile opened) {
        Snapshot seen = opened.snapshot();
        for (int id = 1; id <= seen.lanes(); id++) {
            if (seen.lane(id).depth() > 0 || seen.lane(id).marks() > 0) {
                return seen.lane(id);
            }
        }
        throw new AssertionError("nothing is on any lane");
    }

    private static Details ofSlice(OpenFile opened, int i) {
        return Details.of(opened.snapshot().name(lane(opened).row(0).details(i)));
    }

    private static Details ofMark(OpenFile opened, int i) {
        return Details.of(opened.snapshot().name(lane(opened).markDetails(i)));
    }

    private String ofOne(DebugAnnotation.Builder annotation) throws Exception {
        slice(begin("a").addDebugAnnotations(annotation));
        return ofSlice(open(), 0).arguments();
    }

    @Test
    @DisplayName("a value of each type is the value of its kind in JSON")
    void types() throws Exception {
        slice(begin("a").addDebugAnnotations(named("yes").setBoolValue(true))
                .addDebugAnnotations(named("u").setUintValue(-1))
                .addDebugAnnotations(named("i").setIntValue(-5))
                .addDebugAnnotations(named("d").setDoubleValue(1.5))
                .addDebugAnnotations(named("nan").setDoubleValue(Double.NaN))
                .addDebugAnnotations(named("s").setStringValue("a \"b\"\n"))
                .addDebugAnnotations(named("p").setPointerValue(0xffff_0000_0000_0001L)));
        OpenFile opened = open();
        assertThat(ofSlice(opened, 0).arguments()).isEqualTo("{\"yes\":true,\"u\":18446744073709551615,\"i\":-5,"
                + "\"d\":1.5,\"nan\":\"NaN\",\"s\":\"a \\\"b\\\"\\u000a\",\"p\":\"0xffff000000000001\"}");
        assertThat(opened.about().notices()).noneMatch(notice -> notice.code().startsWith("perfetto.arguments"));
    }

    @Test
    @DisplayName("dictionaries and arrays lie in each other, in the newer form and in the older one")
    void nested() throws Exception {
        DebugAnnotation.Builder list = named("list").addArrayValues(DebugAnnotation.newBuilder().setIntValue(1))
                .addArrayValues(DebugAnnotation.newBuilder().addDictEntries(named("k").setStringValue("v")));
        NestedValue.Builder old = NestedValue.newBuilder().setNestedType(NestedType.DICT).addDictKeys("a")
                .addDictValues(NestedValue.newBuilder().setNestedType(NestedType.ARRAY)
                        .addArrayValues(NestedValue.newBuilder().setIntValue(7))
                        .addArrayValues(NestedValue.newBuilder().setBoolValue(false))
                        .addArrayValues(NestedValue.newBuilder().setStringValue("x")))
                .addDictKeys("b").addDictValues(NestedValue.newBuilder().setDoubleValue(0.25));
        slice(begin("a").addDebugAnnotations(named("dict").addDictEntries(named("n").setIntValue(2))
                .addDictEntries(list)).addDebugAnnotations(named("old").setNestedValue(old)));
        assertThat(ofSlice(open(), 0).arguments()).isEqualTo("{\"dict\":{\"n\":2,\"list\":[1,{\"k\":\"v\"}]},"
                + "\"old\":{\"a\":[7,false,\"x\"],\"b\":0.25}}");
    }

    @Test
    @DisplayName("JSON stays JSON, and what is called so and is none becomes a text")
    void json() throws Exception {
        slice(begin("a").addDebugAnnotations(named("j").setLegacyJsonValue("{ \"a\" : [1, 2.50] }"))
                .addDebugAnnotations(named("no").setLegacyJsonValue("{broken"))
                .addDebugAnnotations(named("two").setLegacyJsonValue("1 2")));
        assertThat(ofSlice(open(), 0).arguments())
                .isEqualTo("{\"j\":{\"a\":[1,2.50]},\"no\":\"{broken\",\"two\":\"1 2\"}");
    }

    @Test
    @DisplayName("names and texts may be interned, and so may categories; a sequence that begins anew forgets them")
    void interned() throws Exception {
        trace.addPacket(TracePacket.newBuilder().setTrustedPacketSequenceId(1).setSequenceFlags(1)
                .setInternedData(InternedData.newBuilder()
                        .addEventCategories(InternedName.newBuilder().setIid(1).setName("net"))
                        .addEventCategories(InternedName.newBuilder().setIid(2).setName("io"))
                        .addDebugAnnotationNames(InternedName.newBuilder().setIid(1).setName("url"))
                        .addDebugAnnotationStringValues(InternedString.newBuilder().setIid(4)
                                .setStr(ByteString.copyFromUtf8("http://ü")))));
        TrackEvent.Builder event = begin("a").addCategoryIids(1).addCategoryIids(2).addCategories("mine")
                .addDebugAnnotations(DebugAnnotation.newBuilder().setNameIid(1).setStringValueIid(4));
        slice(event);
        trace.addPacket(TracePacket.newBuilder().setTrustedPacketSequenceId(1).setSequenceFlags(1)
                .setInternedData(InternedData.newBuilder()
                        .addDebugAnnotationNames(InternedName.newBuilder().setIid(1).setName("other"))));
        slice(event);
        OpenFile opened = open();
        assertThat(ofSlice(opened, 0)).isEqualTo(new Details("", "net,io,mine", "{\"url\":\"http://ü\"}"));
        assertThat(ofSlice(opened, 1).arguments()).isEqualTo("{\"other\":\"\"}");
    }

    @Test
    @DisplayName("instants and events in the older words have theirs too")
    void instantsAndLegacy() throws Exception {
        event(begin("i").setType(TrackEvent.Type.TYPE_INSTANT).addCategories("c")
                .addDebugAnnotations(named("k").setIntValue(1)));
        event(legacy('X').addDebugAnnotations(named("k").setIntValue(2)));
        event(legacy('R').addDebugAnnotations(named("k").setIntValue(3)));
        OpenFile opened = open();
        assertThat(ofMark(opened, 0)).isEqualTo(new Details("", "c", "{\"k\":1}"));
        assertThat(ofMark(opened, 1)).isEqualTo(new Details("", "old", "{\"k\":3}"));
        assertThat(ofSlice(opened, 0)).isEqualTo(new Details("", "old", "{\"k\":2}"));
    }

    private static TrackEvent.Builder legacy(char phase) {
        return TrackEvent.newBuilder().setTrackUuid(TRACK).setName("x").addCategories("old").setLegacyEvent(
                TrackEvent.LegacyEvent.newBuilder().setPhase(phase).setDurationUs(1));
    }

    @Test
    @DisplayName("what has no place is told: too deep, too long, of another type, at the end of a slice")
    void leftOut() throws Exception {
        DebugAnnotation.Builder deep = named("deep").setIntValue(1);
        for (int i = 0; i < 40; i++) {
            deep = named("in").addDictEntries(deep);
        }
        slice(begin("a").addDebugAnnotations(named("k").setIntValue(1)).addDebugAnnotations(deep));
        slice(begin("b").addDebugAnnotations(named("long").setStringValue("x".repeat(5_000))));
        slice(begin("c").addDebugAnnotations(named("proto")));
        slice(begin("d"), named("end").setIntValue(1).build());
        OpenFile opened = open();
        assertThat(ofSlice(opened, 0).arguments()).isEqualTo("{\"k\":1}");
        assertThat(lane(opened).row(0).details(1)).isZero();
        assertThat(opened.about().notices()).contains(Message.say("perfetto.arguments", 4L));
    }

    @Test
    @DisplayName("a message that is nested more deeply than a parser allows costs its annotation, not the file")
    void deeperThanAParserAllows() throws Exception {
        DebugAnnotation.Builder deep = named("deep").setIntValue(1);
        for (int i = 0; i < 150; i++) {
            deep = named("in").addDictEntries(deep);
        }
        assertThat(ofOne(deep)).isEmpty();
    }

    @Test
    @DisplayName("they are the same after the recording was saved, exported as Chrome's JSON, and saved again")
    void roundTrip() throws Exception {
        slice(begin("a").addCategories("x").addCategories("y").addDebugAnnotations(named("k").setIntValue(1))
                .addDebugAnnotations(named("l").addArrayValues(DebugAnnotation.newBuilder().setStringValue("v"))));
        event(begin("i").setType(TrackEvent.Type.TYPE_INSTANT).addCategories("c"));
        OpenFile opened = open();
        for (TraceWriter writer : Formats.writers()) {
            for (TraceWriter second : Formats.writers()) {
                OpenFile again = written(second, written(writer, opened, "once"), "twice");
                assertThat(ofSlice(again, 0)).as(writer.id() + ", " + second.id())
                        .isEqualTo(new Details("", "x,y", "{\"k\":1,\"l\":[\"v\"]}"));
                assertThat(ofMark(again, 0).category()).isEqualTo("c");
            }
        }
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        new RunJson("", Map.of()).write(opened.snapshot(), json);
        assertThat(json.toString(StandardCharsets.UTF_8))
                .contains("\"name\":\"a\",\"category\":\"x,y\",\"args\":{\"k\":1,\"l\":[\"v\"]}");
    }

    private OpenFile written(TraceWriter writer, OpenFile opened, String name) throws Exception {
        Path file = folder.resolve(name + "." + writer.endings().getFirst());
        try (OutputStream out = Files.newOutputStream(file)) {
            writer.write(opened.snapshot(), opened.about(), out, _ -> {});
        }
        return Saved.open(file);
    }
}
