package dev.gantry.format.chrome;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.gantry.format.JsonText;

/**
 * Parser of event objects, one after the other, which are handed on to another thread. What has the wrong type counts
 * as missing.
 */
final class EventParser {
    private static final int MOST_ARGUMENTS = 64;
    /** Phases of which the arguments have no place in a trace. */
    private static final String WITHOUT_ARGUMENTS = "EeFstf";
    /** Phases of which the arguments are needed one by one. */
    private static final String BY_NAME = "MCiIRnTp";

    private final JsonParser json;
    private final Microseconds times;
    private final TextPool texts = new TextPool();
    private final ParsedEvents events;
    private Event event;
    private String lastCategory = "";
    private boolean ours;
    private boolean beside;

    /** A parser that fills these. */
    EventParser(JsonParser json, Microseconds times, ParsedEvents events) {
        this.json = json;
        this.times = times;
        this.events = events;
    }

    /** Whether the arguments of events of this phase are lost. */
    static boolean losesArguments(char phase) {
        return WITHOUT_ARGUMENTS.indexOf(phase) >= 0;
    }

    /** The file is Gantry's: among the arguments stand its own, in later versions in an object of their own. */
    void isOurs(boolean inObject) {
        ours = true;
        beside = !inObject;
    }

    /** Reads the event at whose opening brace the parser is, and hands it on. */
    void read() throws IOException {
        begin();
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            json.nextToken();
            field(field);
        }
        events.add();
    }

    /** What a file of ours says of itself: an object, at whose opening brace the parser is, as own fields. */
    Event header() throws IOException {
        Event header = new Event(new JsonText.Keys());
        own(header.own);
        return header;
    }

    /** The event whose fields come one by one: it has none so far. */
    Event begin() {
        event = events.next();
        event.clear();
        return event;
    }

    /** Reads the value at which the parser is, of this field. */
    void field(String field) throws IOException {
        switch (field) {
            case "ph" -> event.phase = letter();
            case "name" -> event.name = text();
            case "cat" -> event.category = category();
            case "ts" -> event.time = times.read(json);
            case "dur" -> event.duration = times.read(json);
            case "pid" -> event.process = key();
            case "tid" -> event.thread = key();
            case "id" -> event.id = text();
            case "id2" -> id2();
            case "s", "scope" -> event.scope = text();
            case "bp" -> event.binding = text();
            case "bind_id" -> event.bindId = text();
            case "flow_in" -> event.flowIn = json.currentToken() == JsonToken.VALUE_TRUE;
            case "flow_out" -> event.flowOut = json.currentToken() == JsonToken.VALUE_TRUE;
            case "args" -> {
                if (ours || event.phase == 0 || !losesArguments(event.phase)) {
                    arguments(event.phase == 0 || BY_NAME.indexOf(event.phase) >= 0);
                } else {
                    event.argued = skipArguments();
                }
            }
            default -> json.skipChildren();
        }
    }

    /** Numbers and texts are one: some programs write 7, some "7". */
    private Object key() throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT
                && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return json.getLongValue();
        }
        String text = text();
        return isShortNumber(text) ? (Object) Long.parseLong(text) : text;
    }

    private static boolean isShortNumber(String text) {
        return !text.isEmpty() && text.length() < 18 && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && (text.charAt(0) != '0' || text.length() == 1);
    }

    /** The value as a text; empty for an object or a list, which is passed over. */
    private String text() throws IOException {
        if (json.currentToken().isScalarValue()) {
            return json.currentToken() == JsonToken.VALUE_NULL ? "" : texts.read(json);
        }
        json.skipChildren();
        return "";
    }

    /** The first letter of the value, 0 if there is none. */
    private char letter() throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return json.getTextLength() == 0 ? 0 : json.getTextCharacters()[json.getTextOffset()];
        }
        String text = text();
        return text.isEmpty() ? 0 : text.charAt(0);
    }

    /** The value as a text, which mostly is that of the event before. */
    private String category() throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING || !TextPool.is(lastCategory, json)) {
            lastCategory = text();
        }
        return lastCategory;
    }

    private void id2() throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            event.local = json.currentName().equals("local");
            event.global = json.currentName().equals("global");
            json.nextToken();
            event.id = text();
        }
    }

    private void arguments(boolean byName) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (ours && (beside || value == JsonToken.START_OBJECT && name.equals(OwnFields.GANTRY))) {
                own(name, value);
                continue;
            }
            if (byName && event.arguments.size() < MOST_ARGUMENTS && value.isScalarValue()) {
                event.arguments.add(new Event.Argument(name, text(), number(value)));
            }
            event.text.add(name, json);
        }
        event.argued = event.text.isCut();
    }

    /** What Gantry says: one argument, or an object of such. */
    private void own(String name, JsonToken value) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            if (event.own.size() == MOST_ARGUMENTS || !value.isScalarValue()) {
                json.skipChildren();
                return;
            }
            Event.Argument argument = new Event.Argument(name, text(), number(value));
            event.own.add(argument);
            event.arguments.add(argument);
            return;
        }
        own(event.own);
    }

    private void own(List<Event.Argument> into) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken said = json.nextToken();
            if (into.size() < MOST_ARGUMENTS && said.isScalarValue()) {
                into.add(new Event.Argument(field, text(), number(said)));
            } else {
                json.skipChildren();
            }
        }
    }

    /** Says whether there were any. */
    private boolean skipArguments() throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return false;
        }
        boolean any = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            any = true;
            json.nextToken();
            json.skipChildren();
        }
        return any;
    }

    /** Some programs write the values of counters as texts. */
    private double number(JsonToken value) throws IOException {
        try {
            return value.isNumeric()
                    ? json.getDoubleValue()
                    : value == JsonToken.VALUE_STRING && json.getTextLength() <= 40
                            ? Double.parseDouble(json.getText())
                            : Double.NaN;
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }
}
