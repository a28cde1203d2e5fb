package dev.gantry.format.chrome;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** Parser of event objects, one after the other. What has the wrong type counts as missing. */
final class EventParser {
    private static final int MOST_ARGUMENTS = 64;
    /** Phases of which the arguments are not shown, and there are millions of them. */
    private static final String WITHOUT_ARGUMENTS = "XBEstfbe";

    private final JsonParser json;
    private final Microseconds times;
    private final TextPool texts = new TextPool();
    private final Event event = new Event();
    private boolean allArguments;

    EventParser(JsonParser json, Microseconds times) {
        this.json = json;
        this.times = times;
    }

    /** Whether the arguments of events of this phase are not shown, unless Gantry wrote them. */
    static boolean hidesArguments(char phase) {
        return WITHOUT_ARGUMENTS.indexOf(phase) >= 0;
    }

    /** Reads the arguments of every event from now on. */
    void readAllArguments() {
        allArguments = true;
    }

    /** The event at whose opening brace the parser is; valid until the next call. */
    Event read() throws IOException {
        begin();
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            json.nextToken();
            field(field);
        }
        return event;
    }

    /** The event whose fields come one by one: it has none so far. */
    Event begin() {
        event.clear();
        return event;
    }

    /** Reads the value at which the parser is, of this field. */
    void field(String field) throws IOException {
        switch (field) {
            case "ph" -> {
                String phase = text();
                event.phase = phase.isEmpty() ? 0 : phase.charAt(0);
            }
            case "name" -> event.name = text();
            case "cat" -> event.category = text();
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
                if (allArguments || event.phase == 0 || !hidesArguments(event.phase)) {
                    arguments();
                    event.argued = !event.arguments.isEmpty();
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

    private void arguments() throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (event.arguments.size() < MOST_ARGUMENTS && value.isScalarValue()) {
                event.arguments.add(new Event.Argument(name, text(), number(value)));
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
