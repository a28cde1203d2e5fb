package dev.gantry.format.chrome;

import java.io.IOException;
import java.util.Set;

/**
 * Search for the next event in a file that is damaged: an object behind a comma, a bracket or the end of a line, whose
 * first key is one that events have. An object among the arguments of an event may be taken for one; it has no phase
 * then, and is left out as such.
 */
final class EventSearch {
    private static final Set<String> KEYS = Set.of("ph", "name", "cat", "ts", "dur", "pid", "tid", "args", "id", "id2",
            "bind_id", "bp", "s", "scope", "cname", "tts", "tdur", "sf", "flow_in", "flow_out");
    private static final int LONGEST_KEY = 8;

    private final JsonBytes in;

    EventSearch(JsonBytes in) {
        this.in = in;
    }

    /** Goes to where the next event begins, or to the end of the file. */
    void pass() throws IOException {
        int before = ',';
        for (int next = in.peek(); next != JsonBytes.END; next = in.peek()) {
            if (next == '{' && (before == ',' || before == '[' || before == '\n') && isEvent()) {
                return;
            }
            before = next > ' ' || next == '\n' ? next : before;
            in.pass(next);
        }
    }

    /** Whether an event begins at this brace, at which it stays. */
    boolean isEvent() throws IOException {
        in.keep();
        in.at++;
        boolean is = blanks() == '"' && KEYS.contains(key()) && blanks() == ':';
        in.back();
        return is;
    }

    /** The letters between the quotation mark that is here and the next, as far as a key may go. */
    private String key() throws IOException {
        StringBuilder key = new StringBuilder();
        in.at++;
        for (int next = in.peek(); next != '"' && next > ' ' && key.length() <= LONGEST_KEY; next = in.peek()) {
            key.append((char) next);
            in.at++;
        }
        in.at++;
        return key.toString();
    }

    private int blanks() throws IOException {
        int next = in.peek();
        while (next == ' ' || next == '\t' || next == '\r' || next == '\n') {
            in.at++;
            next = in.peek();
        }
        return next;
    }
}
