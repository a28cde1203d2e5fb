package dev.gantry.format.chrome;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

import dev.gantry.format.DamagedFile;
import dev.gantry.format.chrome.JsonTokens.Token;

/** Outer JSON of the file: finds the events in it, and says where it is damaged. */
final class Document {
    /** Parts of a file that are not shown, and told where they are there. */
    private static final Set<String> NOT_SHOWN = Set.of("samples", "stackFrames", "systemTraceEvents",
            "powerTraceAsString",
            "memoryDumps");

    private final JsonTokens json;
    private final EventParser events;
    private final ParsedEvents parsed;
    private final Set<String> parts = new TreeSet<>();
    private long noEvents;
    private boolean bareList;
    private boolean betweenEvents;

    /** The document of this parser. */
    Document(JsonTokens json, Microseconds times, ParsedEvents parsed) {
        this.json = json;
        this.events = new EventParser(json, times, parsed);
        this.parsed = parsed;
    }

    /** Parts of the file that are not shown. */
    Set<String> parts() {
        return parts;
    }

    /** How often something stood among the events that is none. */
    long noEvents() {
        return noEvents;
    }

    /**
     * @throws DamagedFile if it can't be read on from some place
     * @throws IOException if it is JSON, but no trace
     */
    void read() throws IOException {
        try {
            root();
        } catch (JsonTokens.CutShort _) {
            if (!bareList || !betweenEvents) { // many programs write until they are ended, which the format allows
                throw DamagedFile.cut(json.place());
            }
        }
    }

    private void root() throws IOException {
        Token first = json.next();
        if (first == Token.ARRAY) {
            bareList = true;
            events();
            return;
        }
        if (first == Token.OBJECT) {
            object();
        }
    }

    private void object() throws IOException {
        boolean found = false;
        Event alone = events.begin();
        while (json.next() == Token.NAME) {
            String field = json.name();
            Token value = json.next();
            if (field.equals("traceEvents") && value == Token.ARRAY) {
                found = true;
                events();
            } else if (field.equals(OwnFields.GANTRY) && value == Token.OBJECT) {
                Event header = events.header();
                boolean inObject = header.ownNumber(OwnFields.VERSION) >= OwnFields.WITH_OBJECT;
                parsed.header(header, inObject);
                events.isOurs(inObject);
            } else if (NOT_SHOWN.contains(field)) {
                parts.add(field);
                json.skip();
            } else if (found) {
                json.skip();
            } else {
                events.field(field);
            }
        }
        if (!found && alone.phase != 0) {
            lines();
        } else if (!found) {
            throw new IOException("it is JSON, but no trace: it has no list \"traceEvents\".");
        }
    }

    /** One event after the other, without a list around them. */
    private void lines() throws IOException {
        parsed.add();
        bareList = true;
        betweenEvents = true;
        for (Token next = json.next(); next != Token.NONE; next = json.next()) {
            event(next);
        }
    }

    private void events() throws IOException {
        betweenEvents = true;
        for (Token next = json.next(); next != Token.END_ARRAY; next = json.next()) {
            event(next);
        }
        betweenEvents = false;
    }

    /** What stands in an event's place; nothing, between two commas, is passed over. */
    private void event(Token token) throws IOException {
        betweenEvents = false;
        if (token == Token.OBJECT) {
            events.read();
        } else if (token != Token.NULL) {
            json.skip();
            noEvents++;
        }
        betweenEvents = true;
    }
}
