package dev.gantry.format.chrome;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.gantry.format.DamagedFile;
import dev.gantry.format.chrome.JsonTokens.Token;

/** Outer JSON of the file: finds the events in it, and says where it is damaged. */
final class Document {
    /** Parts of a file that are not shown, and told where they are there. */
    private static final Set<String> NOT_SHOWN = Set.of("systemTraceEvents", "powerTraceAsString",
            "memoryDumps");

    private final JsonTokens json;
    private final EventParser events;
    private final ParsedEvents parsed;
    private final ParserAhead ahead;
    private final BesideSamples samples;
    private final Microseconds times;
    private final List<Profile> profiles = new ArrayList<>();
    private final Set<String> parts = new TreeSet<>();
    private long noEvents;
    private int traces;
    /** A list of events or an event was found. */
    private boolean found;
    /** The file may end between two events, as far as it was read. */
    private boolean maySoEnd;

    /** The document of these parsers. */
    Document(JsonTokens json, Microseconds times, EventParser events, ParsedEvents parsed, ParserAhead ahead) {
        this.json = json;
        this.events = events;
        this.parsed = parsed;
        this.ahead = ahead;
        this.samples = new BesideSamples(json, times);
        this.times = times;
    }

    /** What stands beside the events. */
    BesideSamples samples() {
        return samples;
    }

    /** CPU profiles that stand in no event. */
    List<Profile> profiles() {
        return profiles;
    }

    /** Parts of the file that are not shown. */
    Set<String> parts() {
        return parts;
    }

    /** How often something stood among the events that is none. */
    long noEvents() {
        return noEvents;
    }

    /** How many lists of events there are: one, but where files were put together. */
    int traces() {
        return traces;
    }

    /**
     * Reads to the end of the file; what is damaged on the way is left out.
     *
     * @throws DamagedFile if it can't be read on from some place
     * @throws IOException if it is JSON, but no trace
     */
    void read() throws IOException {
        try {
            while (isMore()) {
                // one value after the other, and what is left behind damage
            }
        } catch (JsonTokens.CutShort _) {
            if (!maySoEnd) { // many programs write until they are ended, which the format allows
                throw DamagedFile.cut(json.place());
            }
        }
        if (!found) {
            throw new IOException("it is JSON, but no trace: it has no list \"traceEvents\", and is no CPU "
                    + "profile with \"nodes\".");
        }
        if (!profiles.isEmpty() && profiles.stream().allMatch(Profile::isEmpty)) {
            throw new IOException("it is no CPU profile with samples and their times.");
        }
    }

    /** Reads the next value: as a rule the only one, but some programs write one event a line, or several lists. */
    private boolean isMore() throws IOException {
        try {
            Token next = json.next();
            maySoEnd = false;
            switch (next) {
                case NONE -> {
                    return false;
                }
                case ARRAY -> events(true);
                case OBJECT -> object();
                case NULL -> {
                    // nothing, between two commas
                }
                default -> noEvents++;
            }
        } catch (JsonTokens.Broken _) {
            json.recover(0);
        }
        maySoEnd = found;
        return true;
    }

    /** An object with a list of events and more, or one event. */
    private void object() throws IOException {
        boolean listed = false;
        Optional<Profile> profile = Optional.empty();
        long line = json.line();
        Event alone = events.begin();
        while (json.next() == Token.NAME) {
            String field = json.name();
            Token value = json.next();
            if (field.equals("traceEvents") && value == Token.ARRAY) {
                listed = true;
                events(false);
            } else if (field.equals(OwnFields.GANTRY) && value == Token.OBJECT) {
                Event header = events.header();
                boolean inObject = header.ownNumber(OwnFields.VERSION) >= OwnFields.WITH_OBJECT;
                parsed.header(header, inObject);
                events.isOurs(inObject);
            } else if (profile.isPresent() && profile.get().field(field)) {
                continue;
            } else if (!listed && Profile.begins(field, value)) {
                profile = Optional.of(profile());
                profile.get().field(field);
            } else if (field.equals(OwnFields.SAMPLES)) {
                samples.samples();
            } else if (field.equals(OwnFields.FRAMES)) {
                samples.frames();
            } else if (NOT_SHOWN.contains(field)) {
                parts.add(field);
                json.skip();
            } else if (listed) {
                json.skip();
            } else {
                events.field(field);
            }
        }
        if (listed || profile.isPresent()) {
            return;
        }
        if (alone.phase != 0) {
            events.end();
            parsed.add();
            found = true;
            json.ofLines();
            json.eventsAreLines(json.line() == line, 0);
        } else {
            noEvents++;
        }
    }

    /** The object is a CPU profile, in a file of its own. */
    private Profile profile() {
        Profile profile = new Profile(json, new TextPool(), times);
        profiles.add(profile);
        found = true;
        return profile;
    }

    /** The events of a list, at whose bracket it is; one that stands alone may lack its end. */
    private void events(boolean alone) throws IOException {
        found = true;
        traces++;
        int depth = json.depth();
        boolean ended = false;
        while (!ended) {
            maySoEnd = alone;
            try {
                Token next = json.next();
                maySoEnd = false;
                ended = next == Token.END_ARRAY;
                if (next == Token.OBJECT && ahead.goOn()) {
                    continue;
                }
                if (!ended) {
                    long line = json.line();
                    event(next);
                    json.eventsAreLines(json.line() == line, depth);
                }
            } catch (JsonTokens.Broken _) {
                json.recover(depth);
            }
        }
        json.eventsAreLines(false, depth);
    }

    /** What stands in an event's place; nothing, between two commas, is passed over. */
    private void event(Token token) throws IOException {
        if (token == Token.OBJECT) {
            events.read();
        } else if (token != Token.NULL) {
            json.skip();
            noEvents++;
        }
    }
}
