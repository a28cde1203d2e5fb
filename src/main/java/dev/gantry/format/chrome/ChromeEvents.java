package dev.gantry.format.chrome;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.gantry.format.OldWords;
import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.format.assembly.Assembly;
import dev.gantry.format.assembly.Keys;
import dev.gantry.format.assembly.ToldTask;
import dev.gantry.format.assembly.Track;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.State;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.message.Message;

/** Puts the events of a file into an assembly, each by its phase. */
final class ChromeEvents {
    private static final int MOST_TEXT = 500;

    private final TraceUnderConstruction opening;
    private final OldWords words;
    private final Assembly assembly;
    private final Places places;
    private final Tally tally = new Tally();
    private final Map<Track, Set<String>> labels = new HashMap<>();

    /** Where what has an id of the whole file is shown: in the process that its first event names. */
    private final Map<Long, Track> globals = new HashMap<>();
    private boolean ours;

    ChromeEvents(TraceUnderConstruction opening, Assembly assembly) {
        this.opening = opening;
        this.words = new OldWords(opening);
        this.assembly = assembly;
        this.places = new Places(assembly);
    }

    /** The file was written by Gantry, and says more than others. */
    void isOurs() {
        ours = true;
    }

    boolean ofGantry() {
        return ours;
    }

    Tally tally() {
        return tally;
    }

    /** To be called after the last event, once. */
    void finish() {
        labels.forEach((process, texts) -> process.name(cut(process.name() + " (" + String.join(", ", texts) + ")")));
    }

    void add(Event event) throws IOException {
        if (event.phase == 'M') {
            describe(event);
            return;
        }
        if (event.phase == 0 || event.time == Microseconds.NONE) {
            tally.incomplete++;
            return;
        }
        assembly.checkRoom();
        if (event.argued && EventParser.hidesArguments(event.phase)) {
            tally.argued++;
        }
        if (event.phase == 'T' && event.duration != Microseconds.NONE) {
            tally.threadStates++;
            return;
        }
        switch (event.phase) {
            case 'X' -> whole(event);
            case 'B' -> ofTask(thread(event), thread(event).begin(event.time, state(event), name(event), 0), event);
            case 'E' -> thread(event).end(event.time, opening.name(event.name), 0);
            case 'i', 'I', 'R' -> (event.scope.equals("g") || event.scope.equals("p")
                    ? places.process(event.process)
                    : thread(event)).mark(event.time, text(event));
            case 'C' -> counter(event);
            case 's', 't', 'f' -> arrow(event);
            case 'b', 'e', 'n', 'S', 'F', 'T', 'p' -> async(event);
            default -> tally.unknown(event.phase);
        }
    }

    private Track thread(Event event) throws IOException {
        return places.thread(event.process, event.thread.equals("") ? event.process : event.thread);
    }

    private int name(Event event) {
        if (ours && !event.argument(OwnFields.NAMELESS).isEmpty()) {
            return 0;
        }
        int name = opening.name(event.name.isEmpty() ? event.category : event.name);
        return state(event) == State.BLOCKED ? words.reason(name) : name;
    }

    private void whole(Event event) throws IOException {
        Track track = thread(event);
        if (event.duration == Microseconds.NONE) {
            tally.withoutDuration++;
        }
        long end = event.time + Math.max(0, event.duration == Microseconds.NONE ? 0 : event.duration);
        int slice = track.slice(event.time, end, state(event), name(event));
        if (!event.bindId.isEmpty() && (event.flowIn || event.flowOut)) {
            long key = Keys.of("bind", event.bindId);
            if (event.flowIn && event.flowOut) {
                assembly.steps(key, track, event.time);
            } else if (event.flowIn) {
                assembly.reaches(key, track, event.time, true);
            } else {
                assembly.leaves(key, track, event.time);
            }
        }
        ofTask(track, slice, event);
    }

    private void ofTask(Track track, int slice, Event event) {
        if (ours && event.number(OwnFields.TASK) > 0) {
            track.task(slice, (int) Math.min(Integer.MAX_VALUE, event.number(OwnFields.TASK)));
        }
    }

    /** Only Gantry tells states. */
    private State state(Event event) {
        return ours ? State.byId(event.category).orElseGet(() -> unknown(event.category)) : State.RUNNING;
    }

    private State unknown(String state) {
        if (!state.isEmpty()) {
            opening.notice(Message.say("unknown.chrome-state", cut(state)));
        }
        return State.RUNNING;
    }

    private int text(Event event) {
        StringBuilder text = new StringBuilder(event.name.isEmpty() ? event.category : event.name);
        String between = ": ";
        for (Event.Argument argument : event.arguments) {
            if (text.length() < MOST_TEXT && !argument.text().isEmpty()) {
                String value = argument.text().substring(0, Math.min(MOST_TEXT, argument.text().length()));
                text.append(between).append(argument.name()).append('=').append(value);
                between = ", ";
            }
        }
        int name = opening.name(text.toString());
        return ours ? words.mark(name) : name;
    }

    private void counter(Event event) throws IOException {
        Track process = places.process(event.process);
        String name = event.id.isEmpty() ? event.name : event.name + " [" + event.id + "]";
        for (Event.Argument argument : event.arguments) {
            if (!Double.isNaN(argument.number())) {
                boolean only = event.arguments.size() == 1;
                String full = only ? name : name + ": " + argument.name();
                process.counter(event.time, opening.name(full), argument.number());
            }
        }
    }

    private void arrow(Event event) throws IOException {
        Track track = thread(event);
        if (ours && event.category.equals(OwnFields.WAKE)) {
            if (event.phase == 'f') {
                track.woken(event.time, places.thread(event.number(OwnFields.PID), event.number(OwnFields.BY)));
            }
            return;
        }
        if (ours && event.category.equals(OwnFields.TASK)) {
            return; // told by an event of its own
        }
        long key = Keys.of("flow", event.category, event.name, event.idValue(), event.local ? event.process : "");
        switch (event.phase) {
            case 's' -> assembly.leaves(key, track, event.time);
            case 't' -> assembly.steps(key, track, event.time);
            default -> assembly.reaches(key, track, event.time, !event.binding.equals("e"));
        }
    }

    private void async(Event event) throws IOException {
        long owner = Keys.of(event.category, event.scope, event.idValue(), event.global ? "global" : event.process);
        Track here = places.async(event.process, event.category);
        Track track = event.global ? globals.computeIfAbsent(owner, _ -> here) : here;
        switch (event.phase) {
            case 'b', 'S' -> track.begin(event.time, State.RUNNING, name(event), owner);
            case 'e', 'F' -> track.end(event.time, name(event), owner);
            default -> track.mark(event.time, text(event));
        }
    }

    private void describe(Event event) throws IOException {
        switch (event.name) {
            case "process_name" -> named(places.process(event.process), event);
            case "process_labels" -> labels.computeIfAbsent(places.process(event.process), _ -> new LinkedHashSet<>())
                    .add(event.argument("labels"));
            case "process_sort_index" -> places.process(event.process).order(event.number("sort_index"));
            case "thread_name" -> named(thread(event), event);
            case "thread_sort_index" -> thread(event).order(event.number("sort_index"));
            case OwnFields.LANE -> lane(event);
            case OwnFields.TASK_TOLD -> task(event);
            default -> tally.described++;
        }
    }

    private static void named(Track track, Event event) {
        String name = event.argument("name");
        if (!name.isEmpty()) {
            track.name(cut(name));
        }
    }

    private static String cut(String name) {
        return name.substring(0, Math.min(MOST_TEXT, name.length()));
    }

    /** What Gantry writes of its own lanes, since the format knows only processes and threads. */
    private void lane(Event event) throws IOException {
        boolean process = event.thread.equals("");
        Track track = process ? places.process(event.process) : thread(event);
        track.keep();
        LaneKind kind = process
                ? LaneKind.PROCESS
                : LaneKind.byId(event.argument(OwnFields.KIND)).orElse(LaneKind.THREAD);
        track.kind(kind, OwnFields.role(event.argument(OwnFields.ROLE)));
        track.pid(process ? event.number(OwnFields.PID) : 0);
        if (!event.argument(OwnFields.OPENED).isEmpty()) {
            track.opened(event.number(OwnFields.OPENED));
        }
        if (!event.argument(OwnFields.CLOSED).isEmpty()) {
            track.closed(event.number(OwnFields.CLOSED));
        }
        if (!process && !event.argument(OwnFields.PARENT).isEmpty()) {
            assembly.move(track, places.process(event.process),
                    places.thread(event.process, event.number(OwnFields.PARENT)));
        }
    }

    private void task(Event event) throws IOException {
        TaskState state = TaskState.byId(event.argument(OwnFields.OUTCOME)).orElse(TaskState.QUEUED);
        Optional<Track> ranOn = event.thread.equals("") ? Optional.empty() : Optional.of(thread(event));
        Optional<Track> by = event.argument(OwnFields.SUBMITTED_BY).isEmpty()
                ? Optional.empty()
                : Optional.of(places.thread(event.number(OwnFields.PID), event.number(OwnFields.SUBMITTED_BY)));
        assembly.task(new ToldTask((int) event.number(OwnFields.TASK), opening.name(event.argument("name")), by,
                event.number(OwnFields.SUBMITTED), ranOn, time(event, OwnFields.STARTED), time(event, OwnFields.ENDED),
                state,
                opening.name(event.argument(OwnFields.ERROR))));
    }

    private static long time(Event event, String field) {
        return event.argument(field).isEmpty() ? ToldTask.NEVER : event.number(field);
    }
}
