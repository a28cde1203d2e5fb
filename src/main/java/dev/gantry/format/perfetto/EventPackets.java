package dev.gantry.format.perfetto;

import java.io.IOException;
import java.util.BitSet;

import dev.gantry.format.perfetto.proto.DebugAnnotation;
import dev.gantry.format.perfetto.proto.InternedData;
import dev.gantry.format.perfetto.proto.InternedName;
import dev.gantry.format.perfetto.proto.InternedString;
import dev.gantry.format.perfetto.proto.Trace;
import dev.gantry.format.perfetto.proto.TracePacket;
import dev.gantry.format.perfetto.proto.TrackEvent;
import dev.gantry.trace.Snapshot;

/**
 * Writes the packets of events, and of each text the first time that an event needs it. An event is {@link #open}ed,
 * gets its parts, and is {@link #close}d; its texts must have been asked for before, since a packet can't lie in
 * another.
 */
final class EventPackets {
    private static final int DETAILS = 1 << 8;

    private final PacketBuffer out;
    private final BitSet names = new BitSet();
    private final BitSet labels = new BitSet();
    private final BitSet strings = new BitSet();
    private final int[] detailNumbers = new int[DETAILS];
    private final byte[][] details = new byte[DETAILS][];

    EventPackets(PacketBuffer out) {
        this.out = out;
    }

    /** The number of an event's own name. */
    long name(Snapshot snapshot, int text) {
        return interned(names, text, PacketWords.ownName(text), snapshot, InternedData.EVENT_NAMES_FIELD_NUMBER);
    }

    /** The number of the name of an event that is called after its task. */
    long label(Snapshot snapshot, int text) {
        return interned(labels, text, PacketWords.label(text), snapshot, InternedData.EVENT_NAMES_FIELD_NUMBER);
    }

    /** The number of an annotation's text. */
    long string(Snapshot snapshot, int text) {
        return interned(strings, text, PacketWords.string(text), snapshot,
                InternedData.DEBUG_ANNOTATION_STRING_VALUES_FIELD_NUMBER);
    }

    /** Begins an event that refers to interned words. */
    void open(long time, long track, TrackEvent.Type type) {
        packet(time);
        out.varint(TracePacket.SEQUENCE_FLAGS_FIELD_NUMBER, PacketWords.NEEDS_STATE);
        event(track, type);
    }

    /** Begins an event that refers to no interned words. */
    void openBare(long time, long track, TrackEvent.Type type) {
        packet(time);
        event(track, type);
    }

    void category(int word) {
        out.varint(TrackEvent.CATEGORY_IIDS_FIELD_NUMBER, word);
    }

    void name(long number) {
        out.varint(TrackEvent.NAME_IID_FIELD_NUMBER, number);
    }

    /** A name for people, from which nothing is read back. */
    void name(String ascii, int number) {
        out.label(TrackEvent.NAME_FIELD_NUMBER, ascii, number);
    }

    void flow(int task) {
        out.fixed64(TrackEvent.FLOW_IDS_FIELD_NUMBER, task);
    }

    void counter(long value) {
        out.varint(TrackEvent.COUNTER_VALUE_FIELD_NUMBER, value);
    }

    void counter(double value) {
        out.fixed64(TrackEvent.DOUBLE_COUNTER_VALUE_FIELD_NUMBER, Double.doubleToRawLongBits(value));
    }

    void number(int annotation, long value) {
        out.begin(TrackEvent.DEBUG_ANNOTATIONS_FIELD_NUMBER);
        out.varint(DebugAnnotation.NAME_IID_FIELD_NUMBER, annotation);
        out.varint(DebugAnnotation.UINT_VALUE_FIELD_NUMBER, value);
        out.end();
    }

    void text(int annotation, long string) {
        out.begin(TrackEvent.DEBUG_ANNOTATIONS_FIELD_NUMBER);
        out.varint(DebugAnnotation.NAME_IID_FIELD_NUMBER, annotation);
        out.varint(DebugAnnotation.STRING_VALUE_IID_FIELD_NUMBER, string);
        out.end();
    }

    /** The annotation with the details of this number, which are not interned; many come again soon. */
    void details(Snapshot snapshot, int number) {
        int place = number & DETAILS - 1;
        if (detailNumbers[place] != number) {
            detailNumbers[place] = number;
            details[place] = snapshot.nameInUtf8(number);
        }
        out.begin(TrackEvent.DEBUG_ANNOTATIONS_FIELD_NUMBER);
        out.varint(DebugAnnotation.NAME_IID_FIELD_NUMBER, PacketWords.DETAILS);
        out.bytes(DebugAnnotation.STRING_VALUE_FIELD_NUMBER, details[place]);
        out.end();
    }

    void close() throws IOException {
        out.end();
        out.end();
        out.drain();
    }

    /** Writes a packet that is no event. */
    void packet(TracePacket packet) throws IOException {
        out.bytes(Trace.PACKET_FIELD_NUMBER, packet.toByteArray());
        out.drain();
    }

    private void packet(long time) {
        out.begin(Trace.PACKET_FIELD_NUMBER);
        out.varint(TracePacket.TIMESTAMP_FIELD_NUMBER, time);
        out.varint(TracePacket.TRUSTED_PACKET_SEQUENCE_ID_FIELD_NUMBER, PacketWords.SEQUENCE);
    }

    private void event(long track, TrackEvent.Type type) {
        out.begin(TracePacket.TRACK_EVENT_FIELD_NUMBER);
        out.varint(TrackEvent.TYPE_FIELD_NUMBER, type.getNumber());
        out.varint(TrackEvent.TRACK_UUID_FIELD_NUMBER, track);
    }

    private long interned(BitSet told, int text, long number, Snapshot snapshot, int index) {
        if (text != 0 && !told.get(text)) {
            told.set(text);
            out.begin(Trace.PACKET_FIELD_NUMBER);
            out.varint(TracePacket.TRUSTED_PACKET_SEQUENCE_ID_FIELD_NUMBER, PacketWords.SEQUENCE);
            out.varint(TracePacket.SEQUENCE_FLAGS_FIELD_NUMBER, PacketWords.NEEDS_STATE);
            out.begin(TracePacket.INTERNED_DATA_FIELD_NUMBER);
            out.begin(index);
            out.varint(InternedName.IID_FIELD_NUMBER, number);
            out.bytes(InternedString.STR_FIELD_NUMBER, snapshot.nameInUtf8(text));
            out.end();
            out.end();
            out.end();
        }
        return number;
    }
}
