package dev.gantry.format.perfetto;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;

import dev.gantry.format.perfetto.proto.DebugAnnotation;
import dev.gantry.format.perfetto.proto.TracePacket;
import dev.gantry.format.perfetto.proto.TrackEvent;

/**
 * Packet parser, used again for the next packet: a class of protobuf's own for each would cost more than all the rest
 * of the reading. Only the events are parsed to the end; of the rare parts it keeps the positions.
 */
final class Packet {
    /** As many of a repeated field most events have at most; of an own event's annotations no more are looked at. */
    private static final int MOST = 16;

    /** Repeated fields whose numbers have eight bytes each also where they are packed. */
    private static final Set<Integer> FIXED = Set.of(TrackEvent.FLOW_IDS_FIELD_NUMBER,
            TrackEvent.TERMINATING_FLOW_IDS_FIELD_NUMBER, TrackEvent.EXTRA_DOUBLE_COUNTER_VALUES_FIELD_NUMBER);

    /** Where a part stands in the block. */
    static final class Part {
        int start;
        int length = -1;

        boolean isThere() {
            return length >= 0;
        }
    }

    /** Places of parts of the event that may come any number of times. */
    static final class Parts {
        private int[] places = new int[2 * MOST];
        private int count;

        int count() {
            return count;
        }

        private void add(int start, int length) {
            if (2 * count == places.length) {
                places = Arrays.copyOf(places, 2 * places.length);
            }
            places[2 * count] = start;
            places[2 * count++ + 1] = length;
        }
    }

    /** Values of counters beside the event's own, as they came: of a floating-point number its bits. */
    static final class Extras {
        long[] tracks = new long[MOST];
        long[] values = new long[MOST];
        int trackCount;
        int valueCount;
        private final LongConsumer toTracks = this::track;
        private final LongConsumer toValues = this::value;

        private void clear() {
            trackCount = 0;
            valueCount = 0;
        }

        private void track(long uuid) {
            tracks = withRoom(tracks, trackCount);
            tracks[trackCount++] = uuid;
        }

        private void value(long value) {
            values = withRoom(values, valueCount);
            values[valueCount++] = value;
        }
    }

    long time;
    boolean timed;
    int clock;
    int sequence;
    int flags;
    boolean dropped;
    final Part descriptor = new Part();
    final Part interned = new Part();
    final Part defaults = new Part();
    final Part extension = new Part();
    final Part clocks = new Part();
    final Part compressed = new Part();
    final Part thread = new Part();
    final Part process = new Part();
    final Part samples = new Part();
    final Part sample = new Part();
    /** The field of data that is none of ours, 0 for none. */
    int foreign;

    boolean event;
    int type;
    boolean tracked;
    long track;
    long name;
    final Part ownName = new Part();
    final Part legacy = new Part();
    /** Names of categories that are not interned, and all annotations whole. */
    final Parts categoryNames = new Parts();
    final Parts annotationParts = new Parts();
    int[] categories = new int[MOST];
    int categoryCount;
    /** Chains that go through the event, and, from {@link #through} on, those that end at it. */
    long[] flows = new long[MOST];
    int flowCount;
    int through;
    private final LongConsumer passing = id -> flow(id, false);
    private final LongConsumer ending = id -> flow(id, true);
    long counter;
    double real;
    boolean isReal;
    boolean valued;
    long delta;
    boolean hasDelta;
    long absolute;
    boolean hasAbsolute;
    /** Values of other counters that the event has, and the counters' tracks where it names them. */
    final Extras whole = new Extras();
    final Extras reals = new Extras();
    int annotationCount;
    final int[] annotations = new int[MOST];
    /** Texts of annotations that are not interned. */
    final Part[] texts = Stream.generate(Part::new).limit(MOST).toArray(Part[]::new);
    private final Part annotated = new Part();
    final long[] values = new long[MOST];
    private byte[] block;

    void parse(PacketStream stream) throws IOException {
        clear();
        block = stream.block();
        CodedInputStream in = stream.content();
        int limit = in.pushLimit(stream.length());
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag >>> 3) {
                case TracePacket.TIMESTAMP_FIELD_NUMBER -> {
                    time = in.readUInt64();
                    timed = true;
                }
                case TracePacket.TRUSTED_PACKET_SEQUENCE_ID_FIELD_NUMBER -> sequence = in.readUInt32();
                case TracePacket.SEQUENCE_FLAGS_FIELD_NUMBER -> flags |= in.readUInt32();
                case TracePacket.TRACK_EVENT_FIELD_NUMBER -> event(in);
                case TracePacket.TRACK_DESCRIPTOR_FIELD_NUMBER -> part(in, descriptor);
                case TracePacket.INTERNED_DATA_FIELD_NUMBER -> part(in, interned);
                case TracePacket.GANTRY_FIELD_NUMBER -> part(in, extension);
                case TracePacket.TRACE_PACKET_DEFAULTS_FIELD_NUMBER -> part(in, defaults);
                case TracePacket.CLOCK_SNAPSHOT_FIELD_NUMBER -> part(in, clocks);
                case TracePacket.COMPRESSED_PACKETS_FIELD_NUMBER -> part(in, compressed);
                case TracePacket.THREAD_DESCRIPTOR_FIELD_NUMBER -> part(in, thread);
                case TracePacket.PROCESS_DESCRIPTOR_FIELD_NUMBER -> part(in, process);
                case TracePacket.STREAMING_PROFILE_PACKET_FIELD_NUMBER -> part(in, samples);
                case TracePacket.PERF_SAMPLE_FIELD_NUMBER -> part(in, sample);
                case TracePacket.TIMESTAMP_CLOCK_ID_FIELD_NUMBER -> clock = in.readUInt32();
                case TracePacket.INCREMENTAL_STATE_CLEARED_FIELD_NUMBER ->
                    flags |= in.readBool() ? PacketWords.CLEARED : 0;
                case TracePacket.PREVIOUS_PACKET_DROPPED_FIELD_NUMBER -> dropped = in.readUInt32() != 0;
                default -> {
                    if ((tag & 7) == 2) {
                        foreign = tag >>> 3;
                    }
                    in.skipField(tag);
                }
            }
        }
        in.popLimit(limit);
    }

    String text(Part part) {
        return new String(block, part.start, part.length, StandardCharsets.UTF_8);
    }

    String text(Parts parts, int i) {
        return new String(block, parts.places[2 * i], parts.places[2 * i + 1], StandardCharsets.UTF_8);
    }

    ByteString bytes(Parts parts, int i) {
        return ByteString.copyFrom(block, parts.places[2 * i], parts.places[2 * i + 1]);
    }

    CodedInputStream message(Parts parts, int i) {
        return CodedInputStream.newInstance(block, parts.places[2 * i], parts.places[2 * i + 1]);
    }

    /** A message in the packet, for its own parser. */
    CodedInputStream message(Part part) {
        return CodedInputStream.newInstance(block, part.start, part.length);
    }

    byte[] bytes(Part part) {
        return Arrays.copyOfRange(block, part.start, part.start + part.length);
    }

    boolean has(int category) {
        for (int i = 0; i < categoryCount; i++) {
            if (categories[i] == category) {
                return true;
            }
        }
        return false;
    }

    /** The place of the annotation of this name, -1 if the event has none. */
    int annotation(int wanted) {
        for (int i = 0; i < annotationCount; i++) {
            if (annotations[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private void clear() {
        timed = false;
        clock = 0;
        sequence = 0;
        flags = 0;
        dropped = false;
        foreign = 0;
        event = false;
        descriptor.length = -1;
        interned.length = -1;
        defaults.length = -1;
        extension.length = -1;
        clocks.length = -1;
        compressed.length = -1;
        thread.length = -1;
        process.length = -1;
        samples.length = -1;
        sample.length = -1;
    }

    private void event(CodedInputStream in) throws IOException {
        event = true;
        type = 0;
        tracked = false;
        name = 0;
        ownName.length = -1;
        legacy.length = -1;
        categoryNames.count = 0;
        annotationParts.count = 0;
        categoryCount = 0;
        annotationCount = 0;
        whole.clear();
        reals.clear();
        flowCount = 0;
        through = 0;
        valued = false;
        isReal = false;
        hasDelta = false;
        hasAbsolute = false;
        int limit = in.pushLimit(in.readRawVarint32());
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag >>> 3) {
                case TrackEvent.TYPE_FIELD_NUMBER -> type = in.readEnum();
                case TrackEvent.TRACK_UUID_FIELD_NUMBER -> {
                    track = in.readUInt64();
                    tracked = true;
                }
                case TrackEvent.NAME_IID_FIELD_NUMBER -> name = in.readUInt64();
                case TrackEvent.NAME_FIELD_NUMBER -> part(in, ownName);
                case TrackEvent.CATEGORY_IIDS_FIELD_NUMBER -> categories(in, tag);
                case TrackEvent.CATEGORIES_FIELD_NUMBER -> {
                    int length = in.readRawVarint32();
                    categoryNames.add(in.getTotalBytesRead(), length);
                    in.skipRawBytes(length);
                }
                case TrackEvent.FLOW_IDS_FIELD_NUMBER, TrackEvent.FLOW_IDS_OLD_FIELD_NUMBER ->
                    each(in, tag, passing);
                case TrackEvent.TERMINATING_FLOW_IDS_FIELD_NUMBER, TrackEvent.TERMINATING_FLOW_IDS_OLD_FIELD_NUMBER ->
                    each(in, tag, ending);
                case TrackEvent.EXTRA_COUNTER_TRACK_UUIDS_FIELD_NUMBER -> each(in, tag, whole.toTracks);
                case TrackEvent.EXTRA_COUNTER_VALUES_FIELD_NUMBER -> each(in, tag, whole.toValues);
                case TrackEvent.EXTRA_DOUBLE_COUNTER_TRACK_UUIDS_FIELD_NUMBER -> each(in, tag, reals.toTracks);
                case TrackEvent.EXTRA_DOUBLE_COUNTER_VALUES_FIELD_NUMBER -> each(in, tag, reals.toValues);
                case TrackEvent.DEBUG_ANNOTATIONS_FIELD_NUMBER -> annotation(in);
                case TrackEvent.COUNTER_VALUE_FIELD_NUMBER -> {
                    counter = in.readInt64();
                    valued = true;
                }
                case TrackEvent.DOUBLE_COUNTER_VALUE_FIELD_NUMBER -> {
                    real = in.readDouble();
                    isReal = true;
                    valued = true;
                }
                case TrackEvent.TIMESTAMP_DELTA_US_FIELD_NUMBER -> {
                    delta = in.readInt64();
                    hasDelta = true;
                }
                case TrackEvent.TIMESTAMP_ABSOLUTE_US_FIELD_NUMBER -> {
                    absolute = in.readInt64();
                    hasAbsolute = true;
                }
                case TrackEvent.LEGACY_EVENT_FIELD_NUMBER -> part(in, legacy);
                default -> in.skipField(tag);
            }
        }
        in.popLimit(limit);
    }

    private void categories(CodedInputStream in, int tag) throws IOException {
        if ((tag & 7) == 2) {
            in.skipField(tag); // packed: no writer does that
        } else {
            int category = (int) in.readUInt64();
            if (categoryCount == categories.length) {
                categories = Arrays.copyOf(categories, 2 * categoryCount);
            }
            categories[categoryCount++] = category;
        }
    }

    /** The chain that goes through the event, the last if there are several; 0 if none does. */
    long flow() {
        return through == 0 ? 0 : flows[through - 1];
    }

    private void flow(long id, boolean ends) {
        flows = withRoom(flows, flowCount);
        if (ends) {
            flows[flowCount] = id;
        } else {
            flows[flowCount] = flows[through];
            flows[through++] = id;
        }
        flowCount++;
    }

    private static long[] withRoom(long[] numbers, int count) {
        return count == numbers.length ? Arrays.copyOf(numbers, 2 * count) : numbers;
    }

    /** Each number of a repeated field, packed or not, of any type that has 64 bits. */
    private static void each(CodedInputStream in, int tag, LongConsumer taken) throws IOException {
        switch (tag & 7) {
            case WireFormat.WIRETYPE_VARINT -> taken.accept(in.readUInt64());
            case WireFormat.WIRETYPE_FIXED64 -> taken.accept(in.readFixed64());
            case WireFormat.WIRETYPE_LENGTH_DELIMITED -> {
                boolean fixed = FIXED.contains(tag >>> 3);
                int limit = in.pushLimit(in.readRawVarint32());
                while (!in.isAtEnd()) {
                    taken.accept(fixed ? in.readFixed64() : in.readUInt64());
                }
                in.popLimit(limit);
            }
            default -> in.skipField(tag);
        }
    }

    private void annotation(CodedInputStream in) throws IOException {
        int length = in.readRawVarint32();
        annotationParts.add(in.getTotalBytesRead(), length);
        int limit = in.pushLimit(length);
        int named = 0;
        long value = 0;
        annotated.length = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag >>> 3) {
                case DebugAnnotation.NAME_IID_FIELD_NUMBER -> named = (int) in.readUInt64();
                case DebugAnnotation.UINT_VALUE_FIELD_NUMBER, DebugAnnotation.INT_VALUE_FIELD_NUMBER,
                        DebugAnnotation.STRING_VALUE_IID_FIELD_NUMBER ->
                    value = in.readUInt64();
                case DebugAnnotation.STRING_VALUE_FIELD_NUMBER -> part(in, annotated);
                default -> in.skipField(tag);
            }
        }
        in.popLimit(limit);
        if (annotationCount < MOST) {
            texts[annotationCount].start = annotated.start;
            texts[annotationCount].length = annotated.length;
            annotations[annotationCount] = named;
            values[annotationCount++] = value;
        }
    }

    private static void part(CodedInputStream in, Part part) throws IOException {
        part.length = in.readRawVarint32();
        part.start = in.getTotalBytesRead();
        in.skipRawBytes(part.length);
    }
}
