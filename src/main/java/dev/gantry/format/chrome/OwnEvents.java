package dev.gantry.format.chrome;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.format.assembly.Assembly;
import dev.gantry.format.assembly.ToldTask;
import dev.gantry.format.assembly.Track;
import dev.gantry.recording.Annotations;
import dev.gantry.recording.Note;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;
import dev.gantry.trace.TraceLoader;

/** What Gantry's own files tell beside the events of the format: lanes, tasks, executors, callbacks, switches. */
final class OwnEvents {
    private static final int MOST_NOTES = 10_000;

    private final TraceUnderConstruction opening;
    private final Assembly assembly;
    private final Places places;
    private final Map<Long, Track> lanes = new HashMap<>();
    private final List<Note> notes = new ArrayList<>();
    private Optional<Event> header = Optional.empty();
    private long base;

    OwnEvents(TraceUnderConstruction opening, Assembly assembly, Places places) {
        this.opening = opening;
        this.assembly = assembly;
        this.places = places;
    }

    /** What the file says of itself, as the own fields of an event. */
    void header(Event said) {
        header = Optional.of(said);
        if (said.ownNumber(OwnFields.VERSION) >= OwnFields.WITH_OBJECT) {
            base = said.ownNumber(OwnFields.TIME_BASE);
            assembly.origin(base);
            assembly.inOrder();
        }
        if (!said.own(OwnFields.TITLE).isEmpty()) {
            opening.about(about -> about.titled(said.own(OwnFields.TITLE)));
        }
    }

    /** To be called when all was written; {@code whole} if the file was read to its end. */
    void finish(boolean whole) {
        if (!notes.isEmpty()) {
            notes.sort(Comparator.comparingLong(Note::time));
            opening.about(about -> about.annotated(new Annotations(Optional.empty(), notes)));
        }
        header.filter(said -> whole && !said.own(OwnFields.RECORDS).isEmpty()).ifPresent(said -> {
            new TraceLoader(opening.trace()).totals(said.ownNumber(OwnFields.FIRST),
                    said.ownNumber(OwnFields.RECORDS), said.ownNumber(OwnFields.LOST),
                    said.ownNumber(OwnFields.MALFORMED));
            opening.complete(said.ownNumber(OwnFields.HORIZON));
        });
    }

    void note(Event event) {
        if (notes.size() < MOST_NOTES && event.time >= base) {
            notes.add(new Note(event.time - base, event.name));
        }
    }

    /** Metadata of Gantry's; false if it is of another kind. */
    boolean describe(Event event) throws IOException {
        switch (event.name) {
            case OwnFields.LANE_TOLD -> lane(event);
            case OwnFields.TASK_TOLD -> task(event);
            case OwnFields.EXECUTOR_TOLD -> executor(event);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void lane(Event event) throws IOException {
        LaneKind kind = LaneKind.byId(event.argument(OwnFields.KIND)).orElse(LaneKind.THREAD);
        boolean numbered = !event.argument(OwnFields.ID).isEmpty();
        boolean process = numbered ? kind == LaneKind.PROCESS : event.thread.equals("");
        long parent = event.number(OwnFields.PARENT);
        Track track = process
                ? places.process(event.process)
                : numbered && parent == 0 ? places.alone(kind) : places.thread(event.process, event.thread);
        track.keep();
        track.kind(process ? LaneKind.PROCESS : kind, OwnFields.role(event.argument(OwnFields.ROLE)));
        if (!event.argument(OwnFields.OPENED).isEmpty()) {
            track.opened(event.number(OwnFields.OPENED));
        }
        if (!event.argument(OwnFields.CLOSED).isEmpty()) {
            track.closed(event.number(OwnFields.CLOSED));
        }
        if (numbered) {
            numbered(event, track, parent, process);
        } else {
            track.noSystemId();
            if (process) {
                track.systemId(event.number(OwnFields.PID));
            } else {
                lanes.put(event.thread instanceof Long id ? id : 0L, track); // the lane's id was its tid
                if (!event.argument(OwnFields.PARENT).isEmpty()) {
                    assembly.move(track, places.process(event.process), places.thread(event.process, parent));
                }
            }
        }
    }

    private void numbered(Event event, Track track, long parent, boolean process) throws IOException {
        track.name(ChromeEvents.cut(event.argument(OwnFields.NAME)));
        track.order(event.number(OwnFields.ID));
        track.noSystemId();
        if (!event.argument(OwnFields.SYSTEM_ID).isEmpty()) {
            track.systemId(event.number(OwnFields.SYSTEM_ID));
        }
        if (lanes.containsKey(parent) && process) {
            assembly.move(track, lanes.get(parent));
        } else if (lanes.containsKey(parent)) {
            assembly.move(track, places.process(event.process), lanes.get(parent));
        }
        lanes.put(event.number(OwnFields.ID), track);
        places.put(event.process, event.thread, track);
    }

    private void task(Event event) throws IOException {
        boolean byId = !event.argument(OwnFields.RAN_ON).isEmpty();
        Optional<Track> ranOn = event.thread.equals("")
                ? Optional.empty()
                : Optional.of(places.thread(event.process, event.thread));
        assembly.task(new ToldTask(id(event.number(OwnFields.TASK)), opening.name(event.argument(OwnFields.NAME)),
                id(event.number(OwnFields.EXECUTOR)), opening.name(event.argument(OwnFields.SITE)),
                known(event.number(OwnFields.SUBMITTED_BY)),
                event.number(OwnFields.SUBMITTED), byId ? known(event.number(OwnFields.RAN_ON)) : ranOn,
                time(event, OwnFields.STARTED), time(event, OwnFields.ENDED),
                TaskState.byId(event.argument(OwnFields.OUTCOME)).orElse(TaskState.QUEUED),
                opening.name(event.argument(OwnFields.ERROR))));
    }

    private void executor(Event event) {
        int id = id(event.number(OwnFields.ID));
        int name = opening.name(event.argument(OwnFields.NAME));
        Optional<Track> lane = known(event.number(OwnFields.LANE));
        assembly.told((into, ids, _) -> into.executor(id, lane.map(ids::applyAsInt).orElse(0), name));
    }

    /** The length of an executor's queue. */
    void queue(Event event) {
        int executor = id(number(event.id));
        long time = event.time;
        long tasks = event.number("value");
        assembly.told((into, _, origin) -> into.queued(time - origin, executor, tasks));
    }

    /** An arrow of ours; only its end says all. */
    void arrow(Event event) throws IOException {
        if (event.phase != 'f') {
            return;
        }
        long time = event.time;
        switch (event.category) {
            case OwnFields.WAKE -> {
                Optional<Track> woken = event.own(OwnFields.LANE).isEmpty()
                        ? Optional.of(places.thread(event.process, event.thread))
                        : known(event.ownNumber(OwnFields.LANE));
                Optional<Track> by = known(event.ownNumber(OwnFields.BY));
                if (woken.isPresent() && by.isPresent()) {
                    woken.get().woken(time, by.get());
                }
            }
            case OwnFields.SWITCH -> {
                Optional<Track> thread = known(event.ownNumber(OwnFields.THREAD));
                Optional<Track> from = known(event.ownNumber(OwnFields.FROM));
                Optional<Track> to = known(event.ownNumber(OwnFields.TO));
                SwitchReason reason = SwitchReason.byId(event.own(OwnFields.REASON)).orElse(SwitchReason.SWITCH);
                if (thread.isPresent() && from.isPresent() && to.isPresent()) {
                    assembly.told((into, ids, origin) -> into.switched(time - origin, ids.applyAsInt(thread.get()),
                            ids.applyAsInt(from.get()), ids.applyAsInt(to.get()), reason));
                }
            }
            case OwnFields.CALLBACK -> {
                int task = id(event.ownNumber(OwnFields.TASK));
                Optional<Track> lane = known(event.ownNumber(OwnFields.LANE));
                long end = event.ownNumber(OwnFields.ENDED);
                assembly.told((into, ids, origin) -> into.callback(task, lane.map(ids::applyAsInt).orElse(0),
                        time - origin, end - origin));
            }
            default -> {
                // a task's, which an event of its own tells
            }
        }
    }

    private Optional<Track> known(long lane) {
        return Optional.ofNullable(lanes.get(lane));
    }

    private static long time(Event event, String field) {
        return event.argument(field).isEmpty() ? ToldTask.NEVER : event.number(field);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private static int id(long number) {
        return number > 0 && number <= Trace.GREATEST_ID ? (int) number : 0;
    }
}
