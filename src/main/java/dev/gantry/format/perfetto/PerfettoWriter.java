package dev.gantry.format.perfetto;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;

import com.google.protobuf.ByteString;

import dev.gantry.format.perfetto.proto.ClockSnapshot;
import dev.gantry.format.perfetto.proto.Extension;
import dev.gantry.format.perfetto.proto.GoneFacts;
import dev.gantry.format.perfetto.proto.Header;
import dev.gantry.format.perfetto.proto.InternedData;
import dev.gantry.format.perfetto.proto.InternedName;
import dev.gantry.format.perfetto.proto.InternedString;
import dev.gantry.format.perfetto.proto.NoteText;
import dev.gantry.format.perfetto.proto.Parameter;
import dev.gantry.format.perfetto.proto.SourceText;
import dev.gantry.format.perfetto.proto.Totals;
import dev.gantry.format.perfetto.proto.TracePacket;
import dev.gantry.format.perfetto.proto.TrackEvent;
import dev.gantry.recording.About;
import dev.gantry.trace.ExecutorEntry;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.trace.budget.Gone;
import dev.gantry.trace.counter.Counter;
import dev.gantry.trace.message.Message;

/**
 * Writes a recording as a Perfetto trace, all at once or bit by bit while it grows: each {@link #write} appends what is
 * new since the last. Nothing that was written changes, so a file that is cut holds all up to the cut.
 *
 * <p>The plan: what other tools shall see is track events (slices, instants with flows, counters), and what these
 * cannot hold stands in {@link Extension}s, which other tools skip. A snapshot is written, not the records it came
 * from: so a recording that was opened from whatever file is written the same way. Of a snapshot of a growing
 * recording only what changed since the one before is looked at, for there may be ten thousands of lanes. To write the
 * records beside the events was rejected: everything would stand there twice. For one thread.
 */
public final class PerfettoWriter {
    private static final int RECORDS_A_WINDOW = 50_000;
    private static final int FEWEST_WINDOWS = 20;
    private static final int MOST_WINDOWS = 500;
    private static final String OF_BUDGET = "budget.";
    private static final int BOOTTIME = 6;
    private static final int MONOTONIC = 3;
    private static final int REALTIME = 1;

    private final PacketBuffer out;
    private final EventPackets packets;
    private final ToldTasks tasks;
    private final ToldSamples samples;
    private final List<ToldLane> lanes = new ArrayList<>();
    private final List<Long> pids = new ArrayList<>();
    private final List<Integer> names = new ArrayList<>();
    private final Map<Integer, Long> queues = new HashMap<>();
    private final List<Long> counters = new ArrayList<>();
    private Snapshot before = new Trace(new Names()).snapshot();
    private About told = About.NOTHING;
    private boolean begun;
    private long missed;

    /** Writes into this stream, which the caller closes. */
    public PerfettoWriter(OutputStream to) {
        out = new PacketBuffer(to);
        packets = new EventPackets(out);
        tasks = new ToldTasks(packets);
        samples = new ToldSamples(packets);
    }

    /**
     * Writes a whole recording.
     *
     * @param progress is told from 0 to 1 how far it is
     */
    public static void save(Snapshot snapshot, About about, OutputStream to, DoubleConsumer progress)
            throws IOException {
        PerfettoWriter writer = new PerfettoWriter(to);
        writer.about(about);
        writer.out.flush(); // the header is a block of its own
        long windows = Math.clamp(snapshot.records() / RECORDS_A_WINDOW, FEWEST_WINDOWS, MOST_WINDOWS);
        long span = Math.max(0, snapshot.horizon() - snapshot.first());
        for (int i = 1; i < windows; i++) { // in order of time, so that a file that is cut holds what came first
            writer.tell(snapshot, snapshot.first() + span / windows * i);
            progress.accept((double) i / windows);
        }
        writer.write(snapshot, true);
    }

    /** How many bytes there are so far. */
    public long written() {
        return out.written();
    }

    /**
     * How many slices and events the trace dropped, because of its budget, after the first {@link #write} and before
     * they were written.
     */
    public long missed() {
        return missed;
    }

    /** Writes what is known of the recording beside its trace, if it is new. */
    public void about(About about) throws IOException {
        if (begun && about.equals(told)) {
            return;
        }
        told = about;
        TracePacket.Builder packet = TracePacket.newBuilder().setTrustedPacketSequenceId(PacketWords.SEQUENCE);
        if (!begun) {
            packet.setSequenceFlags(PacketWords.CLEARED).setFirstPacketOnSequence(true).setInternedData(words());
            begun = true;
        }
        packets.packet(packet.setGantry(Extension.newBuilder().setHeader(header(about))).build());
        clock(about);
    }

    /** Appends all that is new in this snapshot, and gives it to the stream. */
    public void write(Snapshot snapshot) throws IOException {
        write(snapshot, false);
    }

    private void write(Snapshot snapshot, boolean whole) throws IOException {
        tell(snapshot, Long.MAX_VALUE);
        tasks.rest(snapshot, before);
        samples.tell(snapshot);
        totals(snapshot, snapshot.finished(), whole);
        before = snapshot;
        out.flush();
    }

    private void tell(Snapshot snapshot, long upTo) throws IOException {
        if (!begun) {
            about(told);
        }
        if (snapshot.lost() != before.lost()) {
            totals(snapshot, false, false); // ids may skip what was lost
        }
        describe(snapshot, upTo);
        tasks.submissions(snapshot, upTo);
        int id = snapshot.nextChangedLane(before, 1);
        while (id <= Math.min(lanes.size(), snapshot.lanes())) {
            ToldLane lane = lanes.get(id - 1);
            Lane now = snapshot.lane(id);
            if (lane != null && now != null && !lane.isTold(now, upTo)) {
                tell(snapshot, lane, now, upTo);
            }
            id = snapshot.nextChangedLane(before, id + 1);
        }
        for (ExecutorEntry executor : snapshot.executors()) {
            queues.put(executor.id(), values(executor.queue(), queues.get(executor.id()),
                    PacketWords.track(executor.id(), PacketWords.QUEUE_TRACK), upTo));
        }
        for (int i = 0; i < counters.size(); i++) {
            counters.set(i, values(snapshot.counters().get(i), counters.get(i),
                    PacketWords.track(i + 1, PacketWords.COUNTER_TRACK), upTo));
        }
    }

    private void tell(Snapshot snapshot, ToldLane lane, Lane now, long upTo) throws IOException {
        if (now.pid() != pids.get(now.id() - 1)) {
            pids.set(now.id() - 1, now.pid());
            packets.packet(Tracks.ofPid(now));
        }
        if (now.name() != names.get(now.id() - 1)) {
            names.set(now.id() - 1, now.name());
            packets.packet(Tracks.ofName(snapshot, now));
        }
        long skipped = lane.tell(snapshot, now, upTo);
        missed += before.records() == 0 ? 0 : skipped;
        if (now.closed() != Trace.NONE && now.closed() <= upTo && !lane.isClosed()) {
            lane.closed();
            packets.packet(Tracks.ofEnd(now));
        }
    }

    /** Describes the tracks that are new. Counters come in their order, so they can be numbered by it. */
    private void describe(Snapshot snapshot, long upTo) throws IOException {
        int id = snapshot.nextChangedLane(before, 1);
        while (id <= snapshot.lanes()) {
            describe(snapshot, id, upTo);
            id = snapshot.nextChangedLane(before, id + 1);
        }
        for (ExecutorEntry executor : snapshot.executors()) {
            if (queues.putIfAbsent(executor.id(), 0L) == null) {
                packets.packet(Tracks.ofQueue(executor));
            }
        }
        while (counters.size() < snapshot.counters().size()
                && isDescribed(snapshot, snapshot.counters().get(counters.size()).lane())) {
            int number = counters.size() + 1;
            packets.packet(Tracks.ofCounter(snapshot, snapshot.counters().get(number - 1), number));
            counters.add(0L);
        }
    }

    /** A lane that is new, and before it those around it that are. */
    private void describe(Snapshot snapshot, int id, long upTo) throws IOException {
        Lane lane = snapshot.lane(id);
        if (isDescribed(id) || lane == null || lane.opened() > upTo) {
            return;
        }
        Deque<Lane> around = new ArrayDeque<>();
        for (Lane at = lane; at != null && !isDescribed(at.id()); at = snapshot.lane(at.parent())) {
            around.push(at);
        }
        for (Lane at : around) {
            describe(snapshot, at);
        }
    }

    /** Also where the recording has no such lane any more, which nothing can wait for. */
    private boolean isDescribed(Snapshot snapshot, int lane) {
        return snapshot.lane(lane) == null || isDescribed(lane);
    }

    private boolean isDescribed(int id) {
        return id <= lanes.size() && lanes.get(id - 1) != null;
    }

    private void describe(Snapshot snapshot, Lane lane) throws IOException {
        int id = lane.id();
        while (lanes.size() < id) {
            lanes.add(null);
            pids.add(0L);
            names.add(0);
        }
        lanes.set(id - 1, new ToldLane(id, packets, tasks));
        pids.set(id - 1, lane.pid());
        names.set(id - 1, lane.name());
        packets.packet(Tracks.ofLane(snapshot, lane));
    }

    /** Tells the values from this one on, counted from the first there ever was; returns the next. */
    private long values(Counter counter, long from, long track, long upTo) throws IOException {
        int i = (int) Math.max(0, from - counter.gone());
        for (; i < counter.size() && counter.time(i) <= upTo; i++) {
            packets.openBare(counter.time(i), track, TrackEvent.Type.TYPE_COUNTER);
            if (counter.isReal()) {
                packets.counter(counter.real(i));
            } else {
                packets.counter(counter.value(i));
            }
            packets.close();
        }
        return i + counter.gone();
    }

    private void totals(Snapshot snapshot, boolean finished, boolean whole) throws IOException {
        Totals.Builder totals = Totals.newBuilder().setFirst(snapshot.first()).setHorizon(snapshot.horizon())
                .setRecords(snapshot.records()).setLost(snapshot.lost()).setMalformed(snapshot.malformed())
                .setFinished(finished).setTimeBase(snapshot.timeBase()).setWhole(whole);
        if (!snapshot.gone().equals(Gone.NOTHING)) {
            totals.setGone(gone(snapshot.gone()));
        }
        packets.packet(TracePacket.newBuilder().setTrustedPacketSequenceId(PacketWords.SEQUENCE)
                .setGantry(Extension.newBuilder().setTotals(totals)).build());
    }

    private static GoneFacts gone(Gone gone) {
        GoneFacts.Builder facts = GoneFacts.newBuilder().setFrom(gone.from()).setUntil(gone.until())
                .setSlices(gone.slices()).setTasks(gone.tasks()).setRefused(gone.refused()).setTexts(gone.texts());
        return gone.hasStopped() ? facts.setStopped(gone.stopped()).build() : facts.build();
    }

    private void clock(About about) throws IOException {
        long recorded = nanoseconds(about);
        if (recorded > 0) {
            packets.packet(TracePacket.newBuilder().setTrustedPacketSequenceId(PacketWords.SEQUENCE)
                    .setClockSnapshot(ClockSnapshot.newBuilder().addClocks(clock(BOOTTIME, 0))
                            .addClocks(clock(MONOTONIC, 0)).addClocks(clock(REALTIME, recorded))
                            .setPrimaryTraceClock(BOOTTIME))
                    .build());
        }
    }

    private static ClockSnapshot.Clock.Builder clock(int id, long time) {
        return ClockSnapshot.Clock.newBuilder().setClockId(id).setTimestamp(time);
    }

    private static long nanoseconds(About about) {
        return TimeUnit.SECONDS.toNanos(about.recorded().getEpochSecond()) + about.recorded().getNano();
    }

    private static Header header(About about) {
        Header.Builder header = Header.newBuilder().setVersion(PacketWords.VERSION).setTitle(about.title())
                .setLesson(about.lesson()).setRecorded(nanoseconds(about)).setHookCost(about.hookCost())
                .addAllNotices(about.notices().stream()
                        .filter(notice -> !notice.code().startsWith(OF_BUDGET)) // the totals tell of these
                        .map(Message::text).toList());
        if (about.processors() > 0) {
            header.setProcessors(about.processors());
        }
        about.parameters().forEach((name, value) -> header.addParameters(Parameter.newBuilder().setName(name).setValue(
                value)));
        about.sources().forEach((file, text) -> header.addSources(SourceText.newBuilder().setFile(file).setText(text)));
        about.annotations().notes().forEach(note -> header.addNotes(note(note.time(), note.text())));
        about.annotations().origin().ifPresent(origin -> header.setOrigin(note(origin.time(), origin.event())));
        return header.build();
    }

    private static NoteText.Builder note(long time, String text) {
        return NoteText.newBuilder().setTime(time).setText(text);
    }

    private static InternedData words() {
        InternedData.Builder data = InternedData.newBuilder();
        PacketWords.CATEGORIES.forEach((number, word) -> data.addEventCategories(word(number, word)));
        PacketWords.NAMES.forEach((number, word) -> data.addEventNames(word(number, word)));
        PacketWords.ANNOTATIONS.forEach((number, word) -> data.addDebugAnnotationNames(word(number, word)));
        PacketWords.OUTCOMES.forEach((number, word) -> data.addDebugAnnotationStringValues(
                InternedString.newBuilder().setIid(number).setStr(ByteString.copyFromUtf8(word))));
        return data.build();
    }

    private static InternedName word(int iid, String word) {
        return InternedName.newBuilder().setIid(iid).setName(word).build();
    }
}
