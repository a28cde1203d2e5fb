package dev.gantry.format.perfetto;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.gantry.format.DamagedFile;
import dev.gantry.format.DetailNumbers;
import dev.gantry.format.OldWords;
import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.format.perfetto.proto.Extension;
import dev.gantry.format.perfetto.proto.GoneFacts;
import dev.gantry.format.perfetto.proto.Header;
import dev.gantry.format.perfetto.proto.InternedData;
import dev.gantry.format.perfetto.proto.InternedName;
import dev.gantry.format.perfetto.proto.InternedString;
import dev.gantry.format.perfetto.proto.LaneFacts;
import dev.gantry.format.perfetto.proto.Parameter;
import dev.gantry.format.perfetto.proto.SourceText;
import dev.gantry.format.perfetto.proto.TaskFacts;
import dev.gantry.format.perfetto.proto.Totals;
import dev.gantry.format.perfetto.proto.TrackDescriptor;
import dev.gantry.format.perfetto.proto.TrackEvent;
import dev.gantry.recording.About;
import dev.gantry.recording.Annotations;
import dev.gantry.recording.Note;
import dev.gantry.recording.Origin;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.State;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;
import dev.gantry.trace.TraceLoader;
import dev.gantry.trace.budget.Gone;
import dev.gantry.trace.message.Beginning;
import dev.gantry.trace.message.Message;

/** Reader of recordings that {@link PerfettoWriter} wrote, those of an earlier or a later version too. */
final class OwnRecording implements PacketSink {
    private static final Message RUNNING = Message.say("notice.running");
    private static final Message UNFINISHED = Message.say(TraceUnderConstruction.UNFINISHED);

    /** Limit of notes, above what users write by hand. */
    private static final int MOST_NOTES = 10_000;

    private record CounterName(int lane, int name, boolean real) {}

    private final TraceUnderConstruction opening;
    private final TraceLoader restoration;
    private final OldWords words;
    private final IidTable names = new IidTable();
    private final IidTable strings = new IidTable();
    private final WordTable categories = new WordTable(PacketWords.CATEGORIES);
    private final WordTable events = new WordTable(PacketWords.NAMES);
    private final WordTable outcomes = new WordTable(PacketWords.OUTCOMES);
    private final WordTable annotations = new WordTable(PacketWords.ANNOTATIONS);
    private final UnknownWords unknown = new UnknownWords();
    private final LeftOutSlices leftOut = new LeftOutSlices();
    private final DetailNumbers details;
    private final OwnSamples samples;
    private final List<CounterName> counters = new ArrayList<>();
    private long strange; // packets with nothing in them that is known
    private boolean orderly;
    private boolean finished;
    private boolean whole;

    OwnRecording(TraceUnderConstruction opening) {
        this.opening = opening;
        this.words = new OldWords(opening);
        this.details = new DetailNumbers(opening);
        this.restoration = new TraceLoader(opening.trace());
        this.samples = new OwnSamples(restoration);
    }

    @Override
    public void take(Packet packet) throws IOException {
        if ((packet.flags & PacketWords.CLEARED) != 0) {
            if (orderly) {
                throw new DamagedFile(Message.say("damage.second"));
            }
            orderly = true;
        }
        boolean foreign = packet.foreign != 0 || packet.samples.isThere() || packet.sample.isThere();
        if (foreign && !packet.event && !packet.interned.isThere() && !packet.extension.isThere()
                && !packet.descriptor.isThere()) { // of a later version, or its field's number is damaged
            strange++;
            restoration.malformed();
        }
        if (packet.interned.isThere()) {
            learn(InternedData.parseFrom(packet.message(packet.interned)));
        }
        if (packet.extension.isThere()) {
            keep(Extension.parseFrom(packet.message(packet.extension)), packet);
        }
        if (packet.event) {
            event(packet);
        }
    }

    @Override
    public void finish() {
        unknown.tell(opening);
        if (strange > 0) {
            opening.notice(Message.say("unknown.packet", strange));
        }
        if (!finished && opening.damage().isEmpty()) { // damage says more
            opening.notice(whole ? RUNNING : UNFINISHED);
        }
    }

    private void event(Packet packet) {
        int number = (int) Math.min(Integer.MAX_VALUE, packet.track >>> PacketWords.TRACK_BITS);
        boolean words = (packet.flags & PacketWords.NEEDS_STATE) == 0 || orderly;
        if (!packet.timed || !words) {
            restoration.malformed();
            return;
        }
        switch (packet.type) {
            case TrackEvent.Type.TYPE_SLICE_BEGIN_VALUE -> begin(packet, number);
            case TrackEvent.Type.TYPE_SLICE_END_VALUE -> end(packet, number);
            case TrackEvent.Type.TYPE_INSTANT_VALUE -> instant(packet, number);
            case TrackEvent.Type.TYPE_COUNTER_VALUE -> counter(packet, number);
            default -> restoration.malformed();
        }
    }

    private void begin(Packet packet, int lane) {
        int category = packet.categoryCount == 0 ? 0 : categories.ours(packet.categories[0]);
        State state = PacketWords.state(category);
        if (category >= 0 && state == null) {
            restoration.malformed();
            return;
        }
        int told = annotation(packet, PacketWords.TASK);
        int task = packet.through > 0 ? id(packet.flow()) : told >= 0 ? id(packet.values[told]) : openTask(lane);
        if (state == null) {
            unknown.used(UnknownWords.About.STATE, categories.unknown(category));
            leftOut.begin(lane, task);
        } else {
            int name = PacketWords.isLabel(packet.name) ? 0 : names.get(packet.name);
            restoration.sliceStarted(packet.time, lane, state, task,
                    state == State.BLOCKED ? words.reason(name) : name,
                    state == State.BLOCKED
                            ? id(value(packet, PacketWords.AWAITED))
                            : details(packet));
            leftOut.beginKept(lane, task);
        }
        if (has(packet, PacketWords.STARTS)) {
            restoration.taskStarted(packet.time, lane, task);
        }
    }

    private void end(Packet packet, int lane) {
        int outcome = annotation(packet, PacketWords.OUTCOME);
        if (outcome >= 0) {
            outcome(packet, lane, outcomes.ours(packet.values[outcome]));
        }
        if (!leftOut.end(lane)) {
            restoration.sliceEnded(packet.time, lane);
        }
        if (annotation(packet, PacketWords.BY) >= 0) {
            restoration.wake(packet.time, lane, id(value(packet, PacketWords.BY)));
        }
    }

    private void outcome(Packet packet, int lane, int outcome) {
        if (outcome < 0) {
            unknown.used(UnknownWords.About.OUTCOME, outcomes.unknown(outcome));
        } else if (outcome == 0) {
            restoration.malformed();
        } else {
            restoration.taskEnded(packet.time, lane, openTask(lane), PacketWords.taskState(outcome),
                    strings.get(value(packet, PacketWords.ERROR)));
        }
    }

    private int openTask(int lane) {
        return leftOut.isOpen(lane) ? leftOut.task(lane) : restoration.openTask(lane);
    }

    private void instant(Packet packet, int lane) {
        if (has(packet, PacketWords.SUBMITS)) {
            restoration.taskSubmitted(packet.time, lane, id(packet.flow()), id(value(packet, PacketWords.EXECUTOR)),
                    strings.get(value(packet, PacketWords.NAME)), strings.get(value(packet, PacketWords.LINE)));
        } else if (has(packet, PacketWords.MARK)) {
            restoration.mark(packet.time, lane, words.mark(names.get(packet.name)),
                    details(packet));
        } else if (has(packet, PacketWords.WAKE)) {
            restoration.wake(packet.time, lane, id(value(packet, PacketWords.BY)));
        } else if (has(packet, PacketWords.SWITCH)) {
            switched(packet, lane, events.ours(packet.name));
        } else if (packet.categoryCount > 0 && categories.ours(packet.categories[0]) < 0) {
            unknown.used(UnknownWords.About.EVENT, categories.unknown(categories.ours(packet.categories[0])));
        } else {
            restoration.malformed();
        }
    }

    private void switched(Packet packet, int lane, int name) {
        SwitchReason reason = name < 0 ? SwitchReason.SWITCH : PacketWords.reason(name);
        if (reason == null) {
            restoration.malformed();
            return;
        }
        if (name < 0) {
            unknown.used(UnknownWords.About.REASON, events.unknown(name));
        }
        restoration.switched(packet.time, lane, id(value(packet, PacketWords.FROM)),
                id(value(packet, PacketWords.TO)), reason);
    }

    private void counter(Packet packet, int number) {
        int kind = (int) packet.track & (1 << PacketWords.TRACK_BITS) - 1;
        if (kind == PacketWords.QUEUE_TRACK) {
            restoration.queued(packet.time, number, packet.counter);
        } else if (kind == PacketWords.COUNTER_TRACK && number >= 1 && number <= counters.size()) {
            CounterName counter = counters.get(number - 1);
            if (counter.real) {
                restoration.counter(packet.time, counter.lane, counter.name, packet.real);
            } else {
                restoration.counter(packet.time, counter.lane, counter.name, packet.counter);
            }
        } else {
            restoration.malformed();
        }
    }

    private void learn(InternedData data) {
        for (InternedName category : data.getEventCategoriesList()) {
            check(categories.learn(category.getIid(), category.getName()));
        }
        for (InternedName annotation : data.getDebugAnnotationNamesList()) {
            check(annotations.learn(annotation.getIid(), annotation.getName()));
        }
        for (InternedName name : data.getEventNamesList()) {
            if (name.getIid() < PacketWords.FIRST_TEXT) {
                check(events.learn(name.getIid(), name.getName()));
            } else if (!PacketWords.isLabel(name.getIid())) {
                check(names.put(name.getIid(), opening.name(name.getName())));
            }
        }
        for (InternedString string : data.getDebugAnnotationStringValuesList()) {
            String text = string.getStr().toStringUtf8();
            check(string.getIid() < PacketWords.FIRST_TEXT
                    ? outcomes.learn(string.getIid(), text)
                    : strings.put(string.getIid(), opening.name(text)));
        }
    }

    private void check(boolean kept) {
        if (!kept) {
            restoration.malformed();
        }
    }

    private void keep(Extension facts, Packet packet) throws IOException {
        if (facts.hasHeader()) {
            header(facts.getHeader());
        }
        if (facts.hasLane()) {
            lane(facts.getLane(), packet);
        }
        if (facts.hasLaneClosed()) {
            leftOut.laneClosed(facts.getLaneClosed());
            restoration.laneClosed(packet.time, facts.getLaneClosed());
        }
        if (facts.hasExecutor()) {
            restoration.executor(facts.getExecutor().getId(), facts.getExecutor().getLane(),
                    opening.name(facts.getExecutor().getName()));
        }
        if (facts.hasCounter()) {
            CounterName counter = new CounterName(facts.getCounter().getLane(),
                    opening.name(facts.getCounter().getName()), facts.getCounter().getReal());
            counters.add(counter);
            restoration.counterDeclared(counter.lane, counter.name, counter.real);
        }
        if (facts.hasLine()) {
            restoration.line(packet.time, facts.getLine().getLane(), strings.get(facts.getLine().getText()));
        }
        if (facts.hasStacks()) {
            samples.take(facts.getStacks(), strings);
        }
        if (facts.hasSamples()) {
            samples.take(facts.getSamples());
        }
        if (facts.hasTask()) {
            task(facts.getTask());
        }
        if (facts.hasCallback()) {
            restoration.callback(facts.getCallback().getTask(), facts.getCallback().getLane(),
                    facts.getCallback().getStart(), facts.getCallback().getEnd());
        }
        if (facts.hasTotals()) {
            Totals totals = facts.getTotals();
            restoration.totals(totals.getFirst(), totals.getRecords(), totals.getLost(), totals.getMalformed());
            restoration.timeBase(totals.getTimeBase());
            if (totals.hasGone()) {
                restoration.gone(gone(totals.getGone()));
            }
            opening.complete(totals.getHorizon());
            finished = totals.getFinished();
            whole = totals.getWhole();
        }
    }

    private static Gone gone(GoneFacts facts) {
        return new Gone(facts.getFrom(), facts.getUntil(), facts.getSlices(), facts.getTasks(),
                facts.hasStopped() ? facts.getStopped() : Gone.NEVER, facts.getRefused(), facts.getTexts());
    }

    private void lane(LaneFacts facts, Packet packet) throws IOException {
        String name = packet.descriptor.isThere()
                ? TrackDescriptor.parseFrom(packet.message(packet.descriptor)).getName()
                : "";
        if (!facts.hasKind()) {
            if (facts.getPid() != 0) {
                restoration.systemId(facts.getId(), facts.getPid());
            }
            if (packet.descriptor.isThere()) {
                restoration.laneNamed(facts.getId(), opening.name(name));
            }
            return;
        }
        LaneKind kind = LaneKind.byId(facts.getKind()).orElseGet(() -> {
            unknown.used(UnknownWords.About.KIND, facts.getKind());
            return LaneKind.THREAD;
        });
        if (restoration.depth(facts.getParent()) >= Trace.DEEPEST_LANE) {
            throw DamagedFile.beyond(opening.reached(), "lane-depth");
        }
        opening.newLane();
        LaneRole role = LaneRole.byId(facts.getRole()).orElseGet(() -> {
            unknown.used(UnknownWords.About.ROLE, facts.getRole());
            return LaneRole.PLAIN;
        });
        restoration.lane(packet.time, facts.getId(), facts.getParent(), kind, role, opening.name(name), facts.getPid());
        if (facts.hasSystemId()) {
            restoration.systemId(facts.getId(), facts.getSystemId());
        }
    }

    private void task(TaskFacts facts) {
        if (facts.hasSite()) {
            restoration.taskSite(facts.getId(), opening.name(facts.getSite()));
        }
        if (facts.hasStarted()) {
            restoration.taskStarted(facts.getStarted(), facts.getLane(), facts.getId());
        }
        if (facts.hasEnded()) {
            TaskState.byId(facts.getState()).ifPresentOrElse(
                    state -> restoration.taskEnded(facts.getEnded(), facts.getLane(), facts.getId(), state,
                            opening.name(facts.getError())),
                    () -> unknown.used(UnknownWords.About.OUTCOME, facts.getState()));
        }
    }

    private void header(Header header) throws DamagedFile {
        if (header.getVersion() > PacketWords.VERSION) {
            throw new DamagedFile(
                    Message.say("damage.newer", (long) header.getVersion(), (long) PacketWords.VERSION));
        }
        Map<String, Long> parameters = new LinkedHashMap<>();
        for (Parameter parameter : header.getParametersList()) {
            parameters.put(parameter.getName(), parameter.getValue());
        }
        Map<String, String> sources = new LinkedHashMap<>();
        for (SourceText source : header.getSourcesList()) {
            sources.put(source.getFile(), source.getText());
        }
        long recorded = header.getRecorded();
        opening.about(_ -> new About(header.getTitle(), header.getLesson(), parameters, sources,
                Instant.ofEpochSecond(recorded / 1_000_000_000, recorded % 1_000_000_000), header.getHookCost(),
                header.getProcessors(), header.getNoticesList().stream().map(OldWords::notice).toList(),
                annotations(header)));
    }

    /** In order of time; a file may have them in any, and of any time. */
    private static Annotations annotations(Header header) {
        Optional<Origin> origin = header.hasOrigin() && header.getOrigin().getTime() >= 0
                ? Optional.of(new Origin(header.getOrigin().getTime(),
                        Beginning.of(header.getOrigin().getText(), Names.LONGEST)))
                : Optional.empty();
        List<Note> notes = header.getNotesList().stream().filter(note -> note.getTime() >= 0).limit(MOST_NOTES)
                .map(note -> new Note(note.getTime(), Beginning.of(note.getText(), Names.LONGEST)))
                .sorted(Comparator.comparingLong(Note::time)).toList();
        return new Annotations(origin, notes);
    }

    private int details(Packet packet) {
        int at = annotation(packet, PacketWords.DETAILS);
        return at < 0 || packet.texts[at].length == 0 ? 0 : details.number(packet.text(packet.texts[at]));
    }

    private boolean has(Packet packet, int category) {
        return packet.has(categories.theirs(category));
    }

    /** The place of our annotation in the packet, -1 if the event has none. */
    private int annotation(Packet packet, int annotation) {
        return packet.annotation(annotations.theirs(annotation));
    }

    private long value(Packet packet, int annotation) {
        int at = annotation(packet, annotation);
        return at < 0 ? 0 : packet.values[at];
    }

    /** The number as an id, 0 if it can't be one. */
    private static int id(long number) {
        return number > 0 && number <= Trace.GREATEST_ID ? (int) number : 0;
    }
}
