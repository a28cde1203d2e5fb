package dev.gantry.format.chrome;

import java.io.CharConversionException;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;

import dev.gantry.format.DamagedFile;

/** Outer JSON of the file: finds the events in it, and says where it is damaged. */
final class Document {
    /** Parts of a file that are not shown, and told where they are there. */
    private static final Set<String> NOT_SHOWN = Set.of("samples", "stackFrames", "systemTraceEvents",
            "powerTraceAsString",
            "memoryDumps");

    private final JsonParser json;
    private final EventParser events;
    private final ParsedEvents parsed;
    private final Set<String> parts = new TreeSet<>();
    private long noEvents;
    private final LongSupplier size;
    private boolean bareList;
    private boolean betweenEvents;

    /**
     * The document of this parser; {@code size} is how many bytes it has, {@link Long#MAX_VALUE} while that is not
     * known.
     */
    Document(JsonParser json, Microseconds times, ParsedEvents parsed, LongSupplier size) {
        this.size = size;
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
        } catch (JsonEOFException cut) {
            end(cut);
        } catch (StreamConstraintsException beyond) {
            throw DamagedFile.beyond(at(beyond.getLocation()), beyond.getMessage().startsWith("String")
                    ? "chrome.text"
                    : beyond.getMessage().contains("nesting") || beyond.getMessage().contains("epth")
                            ? "chrome.depth"
                            : "chrome.name");
        } catch (JsonParseException broken) {
            if (at(broken.getLocation()) >= size.getAsLong()) { // a comma was the last, and an event should follow
                end(broken);
                return;
            }
            throw DamagedFile.at(at(broken.getLocation()),
                    "chrome.line", (long) broken.getLocation().getLineNr());
        } catch (CharConversionException _) {
            throw DamagedFile.at(at(json.currentLocation()), "chrome.encoding");
        }
    }

    /** The format allows a list without its closing bracket: many programs write until they are ended. */
    private void end(JsonParseException cut) throws DamagedFile {
        if (!bareList || !betweenEvents) {
            throw DamagedFile.cut(at(cut.getLocation()));
        }
    }

    private static long at(JsonLocation location) {
        return location == null ? 0 : Math.max(Math.max(0, location.getByteOffset()), location.getCharOffset());
    }

    private void root() throws IOException {
        JsonToken first = json.nextToken();
        if (first == JsonToken.START_ARRAY) {
            bareList = true;
            events();
            return;
        }
        if (first == JsonToken.START_OBJECT) {
            object();
        }
    }

    private void object() throws IOException {
        boolean found = false;
        Event alone = events.begin();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (field.equals("traceEvents") && value == JsonToken.START_ARRAY) {
                found = true;
                events();
            } else if (field.equals(OwnFields.GANTRY) && value == JsonToken.START_OBJECT) {
                Event header = events.header();
                boolean inObject = header.ownNumber(OwnFields.VERSION) >= OwnFields.WITH_OBJECT;
                parsed.header(header, inObject);
                events.isOurs(inObject);
            } else if (NOT_SHOWN.contains(field)) {
                parts.add(field);
                json.skipChildren();
            } else if (found) {
                json.skipChildren();
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
        for (JsonToken next = json.nextToken(); next != null; next = json.nextToken()) {
            event(next);
        }
    }

    private void events() throws IOException {
        betweenEvents = true;
        for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
            event(next);
        }
        betweenEvents = false;
    }

    /** What stands in an event's place; nothing, between two commas, is passed over. */
    private void event(JsonToken token) throws IOException {
        betweenEvents = false;
        if (token == JsonToken.START_OBJECT) {
            events.read();
        } else if (token != JsonToken.VALUE_NULL) {
            json.skipChildren();
            noEvents++;
        }
        betweenEvents = true;
    }
}
