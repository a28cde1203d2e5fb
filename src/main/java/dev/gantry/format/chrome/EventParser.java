package dev.gantry.format.chrome;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import dev.gantry.format.JsonText;
import dev.gantry.format.chrome.JsonTokens.Token;

/**
 * Parser of event objects, one after the other, which are handed on to another thread. What has the wrong type counts
 * as missing.
 */
final class EventParser {
    private static final int MOST_ARGUMENTS = 64;
    /** So many digits may be more than a {@code long} holds. */
    private static final int MOST_DIGITS = 18;
    private static final int MOST_OF_NUMBER = 40;

    private static final String[] FIELDS = {"ph", "name", "cat", "ts", "dur", "pid", "tid", "id", "id2", "s", "scope",
            "bp", "bind_id", "flow_in", "flow_out", "args"};

    private final JsonTokens json;
    private final Microseconds times;
    private final TextPool texts = new TextPool();
    private final EventBatch.Filler events;
    private Event event;
    private String lastCategory = "";
    private boolean ours;
    private boolean beside;

    /** A parser that fills these. */
    EventParser(JsonTokens json, Microseconds times, EventBatch.Filler events) {
        this.json = json;
        this.times = times;
        this.events = events;
    }

    /** This name of a field, as the very string that {@link #field} compares it with, which then is quick. */
    static String asInSwitch(String name) {
        for (String field : FIELDS) {
            if (field.equals(name)) {
                return field;
            }
        }
        return name;
    }

    /** Whether the arguments of events of this phase have no place in a trace. */
    static boolean losesArguments(char phase) {
        return switch (phase) {
            case 'E', 'e', 'F', 's', 't', 'f' -> true;
            default -> false;
        };
    }

    /** Whether the arguments of events of this phase are needed one by one. */
    private static boolean isByName(char phase) {
        return switch (phase) {
            case 'M', 'C', 'i', 'I', 'R', 'n', 'T', 'p' -> true;
            default -> false;
        };
    }

    /** The file is Gantry's: among the arguments stand its own, in later versions in an object of their own. */
    void isOurs(boolean inObject) {
        ours = true;
        beside = !inObject;
    }

    /** The file is Gantry's if the other knows that. */
    void isLike(EventParser other) {
        ours = other.ours;
        beside = other.beside;
    }

    /** Reads the event at whose opening brace the parser is, and hands it on. */
    void read() throws IOException {
        begin();
        while (json.next() == Token.NAME) {
            String field = json.name();
            json.next();
            field(field);
        }
        end();
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
        json.letGo();
        return event;
    }

    /** To be called after the last field: some programs write arguments before what tells how they are to be read. */
    void end() throws IOException {
        if (event.phase == 'P' && event.profile == null && Profile.isOne(event.name)) {
            Optional<JsonTokens> arguments = json.held();
            if (arguments.isPresent()) {
                event.profile = Profile.read(arguments.get(), texts, times);
                event.argued = false;
            }
        }
        json.letGo();
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
            case "flow_in" -> event.flowIn = json.token() == Token.TRUE;
            case "flow_out" -> event.flowOut = json.token() == Token.TRUE;
            case "args" -> {
                boolean mayBeProfile = (event.phase == 0 || event.phase == 'P')
                        && (event.name.isEmpty() || Profile.isOne(event.name)) && json.token() == Token.OBJECT;
                if (mayBeProfile && event.phase != 0 && !event.name.isEmpty()) {
                    event.profile = Profile.read(json, texts, times);
                    return;
                }
                if (mayBeProfile) {
                    json.hold();
                }
                if (ours || event.phase == 0 || !losesArguments(event.phase)) {
                    arguments(event.phase == 0 || isByName(event.phase));
                } else {
                    event.argued = skipArguments();
                }
            }
            default -> json.skip();
        }
    }

    /** Numbers and texts are one: some programs write 7, some "7". */
    private Object key() throws IOException {
        if (json.token() == Token.INTEGER && json.count() < MOST_DIGITS) {
            return json.number();
        }
        boolean real = json.token() == Token.REAL;
        String text = text();
        if (real && text.endsWith(".0")) { // some write all numbers so
            text = text.substring(0, text.length() - 2);
        }
        return isShortNumber(text) ? (Object) Long.parseLong(text) : text;
    }

    private static boolean isShortNumber(String text) {
        return !text.isEmpty() && text.length() < MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && (text.charAt(0) != '0' || text.length() == 1);
    }

    /** The value as a text; empty for an object or a list, which is passed over. */
    private String text() throws IOException {
        if (json.token().isScalar()) {
            return json.token() == Token.NULL ? "" : texts.read(json);
        }
        json.skip();
        return "";
    }

    /** The first letter of the value, 0 if there is none. */
    private char letter() throws IOException {
        if (json.token() == Token.TEXT) {
            byte[] letters = json.letters();
            if (json.count() > 0 && letters[json.letter()] >= 0) {
                return (char) letters[json.letter()];
            }
        }
        String text = text();
        return text.isEmpty() ? 0 : text.charAt(0);
    }

    /** The value as a text, which mostly is that of the event before. */
    private String category() throws IOException {
        if (json.token() != Token.TEXT || !TextPool.is(lastCategory, json)) {
            lastCategory = text();
        }
        return lastCategory;
    }

    private void id2() throws IOException {
        if (json.token() != Token.OBJECT) {
            json.skip();
            return;
        }
        while (json.next() == Token.NAME) {
            event.local = json.name().equals("local");
            event.global = json.name().equals("global");
            json.next();
            event.id = text();
        }
    }

    private void arguments(boolean byName) throws IOException {
        if (json.token() != Token.OBJECT) {
            event.argued = skipArguments();
            return;
        }
        boolean tooMany = false;
        while (json.next() == Token.NAME) {
            String name = json.name();
            Token value = json.next();
            if (ours && (beside || value == Token.OBJECT && name.equals(OwnFields.GANTRY))) {
                own(name, value);
                continue;
            }
            if (byName && value.isScalar()) {
                tooMany |= event.arguments.size() == MOST_ARGUMENTS;
                if (!tooMany) {
                    event.arguments.add(new Event.Argument(name, text(), number(value)));
                }
            }
            add(name);
        }
        event.argued = event.text.isCut() || tooMany && event.phase == 'C';
    }

    private void add(String name) throws IOException {
        int before = event.text.text().length();
        event.text.text().key(name);
        event.text.end(before, json.copy(event.text));
    }

    /** What Gantry says: one argument, or an object of such. */
    private void own(String name, Token value) throws IOException {
        if (value != Token.OBJECT) {
            if (event.own.size() == MOST_ARGUMENTS || !value.isScalar()) {
                json.skip();
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
        while (json.next() == Token.NAME) {
            String field = json.name();
            Token said = json.next();
            if (into.size() < MOST_ARGUMENTS && said.isScalar()) {
                into.add(new Event.Argument(field, text(), number(said)));
            } else {
                json.skip();
            }
        }
    }

    /** Says whether there were any; a text may stand for such as the program left out. */
    private boolean skipArguments() throws IOException {
        if (json.token() != Token.OBJECT) {
            boolean any = json.token() != Token.NULL && !(json.token() == Token.TEXT && text().isEmpty());
            json.skip();
            return any;
        }
        boolean any = false;
        while (json.next() == Token.NAME) {
            any = true;
            json.next();
            json.skip();
        }
        return any;
    }

    /** Some programs write the values of counters as texts. */
    private double number(Token value) throws IOException {
        try {
            return value.isNumber() || value == Token.TEXT && json.count() <= MOST_OF_NUMBER
                    ? Double.parseDouble(texts.read(json))
                    : Double.NaN;
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }
}
