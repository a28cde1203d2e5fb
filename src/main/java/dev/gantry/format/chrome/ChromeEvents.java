package dev.gantry.format.chrome;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.gantry.format.DetailTexts;
import dev.gantry.format.OldWords;
import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.format.assembly.Assembly;
import dev.gantry.format.assembly.Keys;
import dev.gantry.format.assembly.Track;
import dev.gantry.trace.State;
import dev.gantry.trace.message.Beginning;
import dev.gantry.trace.message.Message;

/** Puts the events of a file into an assembly, each by its phase. */
final class ChromeEvents {
    private static final int MOST_TEXT = 500;
    private static final double EXACT = 0x1p53;

    private final TraceUnderConstruction opening;
    private final OldWords words;
    private final Assembly assembly;
    private final Places places;
    private final Tally tally = new Tally();
    private final Map<Track, Set<String>> labels = new HashMap<>();

    /** Where what has an id of the whole file is shown: in the process that its first event names. */
    private final Map<Long, Track> globals = new HashMap<>();
    private final DetailTexts details;
    private final OwnEvents own;
    private final Profiles profiles;
    private boolean ours;
    private boolean beside;

    ChromeEvents(TraceUnderConstruction opening, Assembly assembly) {
        this.opening = opening;
        this.words = new OldWords(opening);
        this.assembly = assembly;
        this.places = new Places(assembly);
        this.details = new DetailTexts(opening);
        this.own = new OwnEvents(opening, assembly, places);
        this.profiles = new Profiles(opening);
    }

    /** The file was written by Gantry, and says more than others; {@code header} is what it says of itself. */
    void isOurs(Event header, boolean inObject) {
        ours = true;
        beside = !inObject;
        own.header(header);
    }

    OwnEvents own() {
        return own;
    }

    boolean ofGantry() {
        return ours;
    }

    Tally tally() {
        return tally;
    }

    /** To be called after the last event, once, with what stands beside them. */
    void finish(Optional<Document> document) throws IOException {
        if (document.isPresent()) {
            BesideSamples samples = document.get().samples();
            samples.addTo(opening, assembly, places, ours);
            tally.incomplete += samples.leftOut();
            List<Profile> whole = document.get().profiles();
            for (int i = 0; i < whole.size(); i++) {
                profiles.takeWhole(whole.get(i), places.thread("", i == 0 ? "" : "thread " + (i + 1)));
                tally.incomplete += whole.get(i).leftOut();
            }
        }
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
        if (event.argued || !event.text.isEmpty() && EventParser.losesArguments(event.phase)) {
            tally.argued++;
        }
        if (event.phase == 'T' && event.duration != Microseconds.NONE) {
            tally.threadStates++;
            return;
        }
        switch (event.phase) {
            case 'X' -> whole(event);
            case 'B' -> told(thread(event), thread(event).begin(event.time, state(event), name(event), 0), event);
            case 'E' -> thread(event).end(event.time, opening.name(event.name), 0);
            case 'i', 'I', 'R' -> instant(event);
            case 'C' -> counter(event);
            case 's', 't', 'f' -> arrow(event);
            case 'b', 'e', 'n', 'S', 'F', 'T', 'p' -> async(event);
            case 'P' -> {
                if (event.profile != null) {
                    profiles.take(event, event.profile, thread(event));
                } else {
                    tally.unknown(event.phase);
                }
            }
            default -> tally.unknown(event.phase);
        }
    }

    private Track thread(Event event) throws IOException {
        return places.thread(event.process, event.thread.equals("") ? event.process : event.thread);
    }

    private int name(Event event) {
        if (ours && !event.own(OwnFields.NAMELESS).isEmpty()) {
            return 0;
        }
        int name = opening.name(event.name.isEmpty() ? event.category : event.name);
        return state(event) == State.BLOCKED ? words.reason(name) : name;
    }

    private void whole(Event event) throws IOException {
        Track track = thread(event);
        if (event.duration < 0) { // none, or one that can't be
            tally.withoutDuration++;
        }
        long end = event.time + Math.max(0, event.duration);
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
        told(track, slice, event);
    }

    /** What the file says of the slice beyond its name and times. */
    private void told(Track track, int slice, Event event) {
        if (ours && event.ownNumber(OwnFields.TASK) > 0) {
            track.task(slice, (int) Math.min(Integer.MAX_VALUE, event.ownNumber(OwnFields.TASK)));
        }
        int link = ours && state(event) == State.BLOCKED
                ? Math.clamp(event.ownNumber(OwnFields.AWAITS), 0, Integer.MAX_VALUE)
                : details(event, "");
        if (link != 0) {
            track.link(slice, link);
        }
    }

    /** The number of what the event says beyond its name; in files of ours a state may stand for the category. */
    private int details(Event event, String name) {
        boolean bare = ours && (beside || event.own(OwnFields.STATE).isEmpty() && event.own(OwnFields.TEXT).isEmpty());
        if (bare) {
            return 0;
        }
        if (details.isFull() && !event.text.isEmpty()) {
            tally.argued++;
        }
        return details.number(name, event.name.isEmpty() ? "" : event.category, event.text.text());
    }

    /** Only Gantry tells states. */
    private State state(Event event) {
        if (!ours) {
            return State.RUNNING;
        }
        String state = event.own(OwnFields.STATE).isEmpty() ? event.category : event.own(OwnFields.STATE);
        return State.byId(state).orElseGet(() -> unknown(state));
    }

    private State unknown(String state) {
        if (!state.isEmpty()) {
            opening.notice(Message.say("unknown.chrome-state", cut(state)));
        }
        return State.RUNNING;
    }

    private void instant(Event event) throws IOException {
        boolean global = event.scope.equals("g");
        if (ours && global && event.category.equals(OwnFields.NOTE)) {
            own.note(event);
            return;
        }
        Track track = global || event.scope.equals("p") ? places.process(event.process) : thread(event);
        mark(track, event);
    }

    /** Its text shows the arguments, so the name by itself is among the details. */
    private void mark(Track track, Event event) {
        if (ours) {
            String text = event.own(OwnFields.TEXT);
            int shown = words.mark(opening.name(text.isEmpty() ? event.name : text));
            track.mark(event.time, shown, details(event, text.equals(event.name) ? "" : event.name));
        } else {
            String text = text(event);
            track.mark(event.time, opening.name(text), details(event, text.equals(event.name) ? "" : event.name));
        }
    }

    private static String text(Event event) {
        StringBuilder text = new StringBuilder(event.name.isEmpty() ? event.category : event.name);
        String between = ": ";
        for (Event.Argument argument : event.arguments) {
            if (text.length() < MOST_TEXT && !argument.text().isEmpty()) {
                String value = Beginning.of(argument.text(), MOST_TEXT);
                text.append(between).append(argument.name()).append('=').append(value);
                between = ", ";
            }
        }
        return text.toString();
    }

    private void counter(Event event) throws IOException {
        if (ours && event.category.equals(OwnFields.QUEUE)) {
            own.queue(event);
            return;
        }
        Track track = ours && !beside ? thread(event) : places.process(event.process);
        if (ours) {
            event.id = "";
        }
        if (event.arguments.isEmpty()) {
            tally.noNumbers++;
        }
        String name = event.id.isEmpty() ? event.name : event.name + " [" + event.id + "]";
        for (Event.Argument argument : event.arguments) {
            if (!Double.isFinite(argument.number())) {
                tally.noNumbers++;
                continue;
            }
            boolean only = event.arguments.size() == 1;
            String full = only ? name : name + ": " + argument.name();
            value(track, event.time, opening.name(full), argument);
        }
    }

    /** Exact also where a {@code double} is not. */
    private static void value(Track track, long time, int name, Event.Argument argument) {
        if (Math.abs(argument.number()) >= EXACT) {
            try {
                track.counter(time, name, Long.parseLong(argument.text()));
                return;
            } catch (NumberFormatException _) {
                // more than a whole number holds
            }
        }
        track.counter(time, name, argument.number());
    }

    private void arrow(Event event) throws IOException {
        if (ours) {
            own.arrow(event);
            return;
        }
        Track track = thread(event);
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
            case 'b', 'S' -> told(track, track.begin(event.time, State.RUNNING, name(event), owner), event);
            case 'e', 'F' -> track.end(event.time, name(event), owner);
            default -> mark(track, event);
        }
    }

    private void describe(Event event) throws IOException {
        if (ours && own.describe(event)) {
            return;
        }
        switch (event.name) {
            case "process_name" -> named(places.process(event.process), event);
            case "process_labels" -> labels.computeIfAbsent(places.process(event.process), _ -> new LinkedHashSet<>())
                    .add(event.argument("labels"));
            case "process_sort_index" -> places.process(event.process).order(event.number("sort_index"));
            case "thread_name" -> named(thread(event), event);
            case "thread_sort_index" -> thread(event).order(event.number("sort_index"));
            default -> tally.described++;
        }
    }

    private static void named(Track track, Event event) {
        String name = event.argument("name");
        if (!name.isEmpty()) {
            track.name(cut(name));
        }
    }

    static String cut(String name) {
        return Beginning.of(name, MOST_TEXT);
    }
}
