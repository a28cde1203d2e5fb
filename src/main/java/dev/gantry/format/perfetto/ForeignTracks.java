package dev.gantry.format.perfetto;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.gantry.format.DamagedFile;
import dev.gantry.format.DetailTexts;
import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.format.assembly.Assembly;
import dev.gantry.format.assembly.Refresh;
import dev.gantry.format.assembly.Track;
import dev.gantry.format.perfetto.proto.ClockSnapshot;
import dev.gantry.format.perfetto.proto.InternedData;
import dev.gantry.format.perfetto.proto.PerfSample;
import dev.gantry.format.perfetto.proto.ProcessDescriptor;
import dev.gantry.format.perfetto.proto.StreamingProfilePacket;
import dev.gantry.format.perfetto.proto.ThreadDescriptor;
import dev.gantry.format.perfetto.proto.TracePacketDefaults;
import dev.gantry.format.perfetto.proto.TrackDescriptor;
import dev.gantry.format.perfetto.proto.TrackEvent;
import dev.gantry.format.perfetto.proto.TrackEvent.LegacyEvent;
import dev.gantry.trace.State;
import dev.gantry.trace.message.Message;
import dev.gantry.trace.stack.SampleKind;

/**
 * Takes the track events of other programs. Their packets come in any order, sequence by sequence, so events are
 * gathered and only then put into the trace in order of time. What is no track event is counted.
 */
final class ForeignTracks implements PacketSink {
    private static final long MICROSECOND = 1_000;
    /** In nanoseconds: more than any clock counts, and little enough to be added. */
    private static final long FARTHEST = 1L << 61;
    /** TYPE_STATE, of the format's versions since 2026. */
    private static final int STATE = 5;

    private final TraceUnderConstruction opening;
    private final Assembly assembly;
    private final Refresh refresh;
    private final ForeignPlaces places;
    private final Map<Integer, Sequence> sequences = new HashMap<>();
    private final Map<Integer, Long> foreign = new TreeMap<>();
    private final LegacyEvents legacy;
    private final Map<Integer, Long> types = new TreeMap<>();
    private final Clocks clocks = new Clocks();
    private final PacketTexts texts = new PacketTexts();
    private final AnnotationText annotations = new AnnotationText(texts);
    private final DetailTexts details;
    private long unread;
    private long annotated;
    private long drops;
    private long timeless;
    private long beyond;
    private long noNumbers;

    ForeignTracks(TraceUnderConstruction opening) {
        this.opening = opening;
        this.assembly = new Assembly(opening);
        this.refresh = new Refresh(opening, assembly);
        this.places = new ForeignPlaces(assembly, texts);
        this.details = new DetailTexts(opening);
        this.legacy = new LegacyEvents(opening, assembly, places);
    }

    @Override
    public void take(Packet packet) throws IOException {
        Sequence sequence = sequence(packet.sequence);
        if (packet.dropped && sequence.begun) {
            drops++;
            sequence.orderly = false;
        }
        sequence.begun = true;
        if ((packet.flags & PacketWords.CLEARED) != 0) {
            sequence.clear();
        }
        describe(packet, sequence);
        if (packet.foreign != 0) {
            foreign.merge(packet.foreign, 1L, Long::sum);
        }
        if (packet.samples.isThere() || packet.sample.isThere()) {
            if ((packet.flags & PacketWords.NEEDS_STATE) != 0 && !sequence.orderly) {
                unread++;
            } else {
                sampled(packet, sequence);
            }
            refresh.step();
        }
        if (packet.event) {
            assembly.checkRoom();
            if ((packet.flags & PacketWords.NEEDS_STATE) != 0 && !sequence.orderly) {
                unread++;
            } else {
                event(packet, sequence);
            }
            refresh.step();
        }
    }

    @Override
    public void finish() throws IOException {
        assembly.writeTo(opening).tell(opening);
        if (unread > 0) {
            opening.notice(Message.say("perfetto.unread", unread));
        }
        if (annotated > 0) {
            opening.notice(Message.say("perfetto.arguments", annotated));
        }
        legacy.notice().ifPresent(opening::notice);
        if (!types.isEmpty()) {
            opening.notice(Message.say("perfetto.types", types.entrySet().stream()
                    .map(type -> "%s (%,d)".formatted(type(type.getKey()), type.getValue()))
                    .collect(Collectors.joining(", "))));
        }
        if (timeless > 0) {
            opening.notice(Message.say("perfetto.clocks", timeless));
        }
        if (beyond > 0) {
            opening.notice(Message.say("chrome.beyond", beyond));
        }
        if (noNumbers > 0) {
            opening.notice(Message.say("chrome.no-numbers", noNumbers));
        }
        if (texts.replaced() > 0) {
            opening.notice(Message.say("chrome.replaced", texts.replaced()));
        }
        if (drops > 0) {
            opening.notice(Message.say("perfetto.drops", drops));
        }
        ForeignKinds.notice(foreign).ifPresent(opening::notice);
    }

    /** The name of a type in the format, its number if it has none. */
    private static String type(int number) {
        TrackEvent.Type known = TrackEvent.Type.forNumber(number);
        return known == null ? number == STATE ? "TYPE_STATE" : String.valueOf(number) : known.name();
    }

    private Sequence sequence(int id) throws DamagedFile {
        Sequence known = sequences.get(id);
        if (known == null) {
            if (sequences.size() >= opening.limits().lanes()) {
                throw DamagedFile.beyond(opening.reached(), "sequence", sequences.size() + 1L);
            }
            known = new Sequence(opening, texts);
            sequences.put(id, known);
        }
        return known;
    }

    private void describe(Packet packet, Sequence sequence) throws IOException {
        if (packet.defaults.isThere()) {
            TracePacketDefaults defaults = TracePacketDefaults.parseFrom(packet.message(packet.defaults));
            sequence.clock = defaults.getTimestampClockId();
            sequence.counters = defaults.getTrackEventDefaults().getExtraCounterTrackUuidsList();
            sequence.realCounters = defaults.getTrackEventDefaults().getExtraDoubleCounterTrackUuidsList();
            if (defaults.getTrackEventDefaults().hasTrackUuid()) {
                sequence.track = defaults.getTrackEventDefaults().getTrackUuid();
                sequence.tracked = true;
            }
        }
        if (packet.clocks.isThere()) {
            clocks.take(ClockSnapshot.parseFrom(packet.message(packet.clocks)), packet.sequence);
        }
        if (packet.interned.isThere()) {
            InternedData data = InternedData.parseFrom(packet.message(packet.interned));
            sequence.words.learn(data);
            sequence.stacks.learn(data);
        }
        if (packet.descriptor.isThere()) {
            places.describe(TrackDescriptor.parseFrom(packet.message(packet.descriptor)));
        }
        if (packet.process.isThere()) {
            places.describe(ProcessDescriptor.parseFrom(packet.message(packet.process)));
        }
        if (packet.thread.isThere()) {
            ThreadDescriptor thread = ThreadDescriptor.parseFrom(packet.message(packet.thread));
            places.describe(thread);
            sequence.thread(thread);
        }
    }

    /** Samples of the sequence's thread, and of a thread that is named. */
    private void sampled(Packet packet, Sequence sequence) throws IOException {
        assembly.checkRoom();
        if (packet.samples.isThere()) {
            StreamingProfilePacket samples = StreamingProfilePacket.parseFrom(packet.message(packet.samples));
            Track lane = places.thread(sequence.pid, sequence.tid).lane;
            long micros = sequence.reference;
            for (int i = 0; i < samples.getCallstackIidCount(); i++) {
                micros += i < samples.getTimestampDeltaUsCount() ? samples.getTimestampDeltaUs(i) : 0;
                lane.sample(nanoseconds(micros), sequence.stacks.stack(samples.getCallstackIid(i)), 0,
                        SampleKind.RUNNING);
            }
        } else {
            PerfSample sample = PerfSample.parseFrom(packet.message(packet.sample));
            long time = time(packet, sequence);
            if (time == Clocks.NONE) {
                timeless++;
            } else {
                places.thread(sample.getPid(), sample.getTid()).lane.sample(Math.clamp(time, -FARTHEST, FARTHEST),
                        sequence.stacks.stack(sample.getCallstackIid()), 0, SampleKind.RUNNING);
            }
        }
    }

    private void event(Packet packet, Sequence sequence) throws IOException {
        long time = time(packet, sequence);
        if (time == Clocks.NONE) {
            timeless++;
            return;
        }
        if (Math.abs(time) > FARTHEST) {
            beyond++;
            time = time < 0 ? -FARTHEST : FARTHEST;
        }
        int name = packet.ownName.isThere()
                ? opening.name(texts.of(packet, packet.ownName))
                : sequence.words.name(packet.name);
        ForeignTrack track = track(packet, sequence);
        if (track.nameless) {
            ForeignPlaces.calledBy(track, opening.names().get(name));
        }
        switch (packet.type) {
            case TrackEvent.Type.TYPE_SLICE_BEGIN_VALUE ->
                told(track.lane, track.lane.begin(time, State.RUNNING, name, 0), details(packet, sequence));
            case TrackEvent.Type.TYPE_SLICE_END_VALUE -> {
                withoutPlace(packet);
                track.lane.end(time, 0, 0);
            }
            case TrackEvent.Type.TYPE_INSTANT_VALUE -> track.lane.mark(time, name, details(packet, sequence));
            case TrackEvent.Type.TYPE_COUNTER_VALUE -> {
                withoutPlace(packet);
                counted(track, time, track.value(packet));
            }
            case TrackEvent.Type.TYPE_UNSPECIFIED_VALUE -> {
                if (packet.legacy.isThere()) {
                    LegacyEvent old = LegacyEvent.parseFrom(packet.message(packet.legacy));
                    int called = name != 0 ? name : sequence.words.name(old.getNameIid());
                    boolean kept = LegacyEvents.keepsDetails(old);
                    if (!kept) {
                        withoutPlace(packet);
                    }
                    legacy.take(old, new LegacyEvents.Place(track, sequence.pid, time, called,
                            firstCategory(packet, sequence), kept ? details(packet, sequence) : 0));
                } else {
                    types.merge(packet.type, 1L, Long::sum);
                }
            }
            default -> types.merge(packet.type, 1L, Long::sum);
        }
        for (int i = 0; i < packet.flowCount; i++) {
            if (i < packet.through) {
                assembly.steps(packet.flows[i], track.lane, time);
            } else {
                assembly.reaches(packet.flows[i], track.lane, time, false);
            }
        }
        extra(packet.whole, sequence.counters, false, time);
        extra(packet.reals, sequence.realCounters, true, time);
    }

    static void told(Track lane, int slice, int details) {
        if (details != 0) {
            lane.link(slice, details);
        }
    }

    /** The event's annotations, if it has any, have no place in a trace. */
    private void withoutPlace(Packet packet) {
        annotated += packet.annotationParts.count() > 0 ? 1 : 0;
    }

    /** The number of what the event says beyond its name. */
    private int details(Packet packet, Sequence sequence) throws IOException {
        annotations.read(packet, sequence.words);
        if (annotations.isCut() || details.isFull() && !annotations.text().isEmpty()) {
            annotated++;
        }
        return details.number("", categories(packet, sequence), annotations.text());
    }

    private String firstCategory(Packet packet, Sequence sequence) {
        return packet.categoryNames.count() > 0
                ? texts.of(packet, packet.categoryNames, 0)
                : packet.categoryCount == 0 ? "" : sequence.words.category(packet.categories[0]);
    }

    /** All categories of the event, between commas. */
    private String categories(Packet packet, Sequence sequence) {
        if (packet.categoryCount + packet.categoryNames.count() < 2) {
            return firstCategory(packet, sequence);
        }
        StringJoiner all = new StringJoiner(",");
        for (int i = 0; i < packet.categoryCount; i++) {
            all.add(sequence.words.category(packet.categories[i]));
        }
        for (int i = 0; i < packet.categoryNames.count(); i++) {
            all.add(texts.of(packet, packet.categoryNames, i));
        }
        return all.toString();
    }

    /** Values of other counters that an event has; their tracks are the event's own or its sequence's. */
    private void extra(Packet.Extras extras, List<Long> usual, boolean reals, long time) throws IOException {
        for (int i = 0; i < extras.valueCount; i++) {
            if (i < (extras.trackCount > 0 ? extras.trackCount : usual.size())) {
                ForeignTrack track = places.track(extras.trackCount > 0 ? extras.tracks[i] : usual.get(i));
                counted(track, time, track.value(reals ? Double.longBitsToDouble(extras.values[i]) : extras.values[i]));
            }
        }
    }

    private void counted(ForeignTrack track, long time, double value) {
        if (!Double.isFinite(value)) {
            noNumbers++;
            return;
        }
        track.lane.counter(time, opening.name(track.name.isEmpty() ? "counter" : track.name), value);
    }

    private ForeignTrack track(Packet packet, Sequence sequence) throws IOException {
        if (packet.tracked) {
            return places.track(packet.track);
        }
        return sequence.threaded && !sequence.tracked
                ? places.thread(sequence.pid, sequence.tid)
                : places.track(sequence.tracked ? sequence.track : 0);
    }

    private long time(Packet packet, Sequence sequence) {
        if (packet.hasAbsolute) {
            return nanoseconds(packet.absolute);
        }
        if (packet.hasDelta) {
            sequence.reference += packet.delta;
            return nanoseconds(sequence.reference);
        }
        int clock = packet.clock != 0 ? packet.clock : sequence.clock;
        return clocks.time(packet.timed ? packet.time : 0, clock, packet.sequence);
    }

    /** So many microseconds; a number that is too great stays so. */
    static long nanoseconds(long microseconds) {
        return Math.clamp(microseconds, -2 * FARTHEST / MICROSECOND, 2 * FARTHEST / MICROSECOND) * MICROSECOND;
    }

    /** State of a packet sequence until its writer says that it begins anew. */
    private static final class Sequence {
        private final InternedWords words;
        private final ForeignStacks stacks;
        private List<Long> counters = List.of();
        private List<Long> realCounters = List.of();
        private boolean begun;
        private boolean orderly;
        private int clock;
        private long track;
        private boolean tracked;
        private boolean threaded;
        private int pid;
        private int tid;
        private long reference;

        private Sequence(TraceUnderConstruction opening, PacketTexts texts) {
            words = new InternedWords(opening, texts);
            stacks = new ForeignStacks(opening, texts);
        }

        void clear() {
            orderly = true;
            words.clear();
            stacks.clear();
            counters = List.of();
            realCounters = List.of();
            clock = 0;
            tracked = false;
        }

        void thread(ThreadDescriptor thread) {
            threaded = true;
            pid = thread.getPid();
            tid = thread.getTid();
            reference = thread.getReferenceTimestampUs();
        }
    }
}
