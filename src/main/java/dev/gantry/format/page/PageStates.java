package dev.gantry.format.page;

import java.io.IOException;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.gantry.trace.State;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.style.Style;

/**
 * Numbers of states and flags of bars in a page. The page holds both tables, and its script asks them: a state has its
 * code, which is its place in each list of states, and stands above the flags in the number of a bar. A wait that holds
 * up others is one more state, after all of them, as it looks otherwise.
 */
final class PageStates {
    static final int MERGED = 1;
    static final int OPEN = 2;
    static final int FAILED = 4;
    private static final int SHIFT = 3;
    private static final int BLOCKING = 1 + Stream.of(State.values()).mapToInt(State::code).max().orElse(0);

    private PageStates() {}

    /** The number of a bar in this state with these flags. */
    static int bar(State state, int flags) {
        return state.code() << SHIFT | flags;
    }

    /** The number of a bar that is blocked and holds up others, with these flags. */
    static int blocking(int flags) {
        return BLOCKING << SHIFT | flags;
    }

    /** Writes the words of the states, and where a bar's number has what. */
    static void write(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("bits");
        json.writeNumberField("merged", MERGED);
        json.writeNumberField("open", OPEN);
        json.writeNumberField("failed", FAILED);
        json.writeNumberField("shift", SHIFT);
        json.writeEndObject();
        list("states", style -> json.writeString(
                style == Style.BLOCKING ? Phrases.of("legend." + style.id()) : style.id()), json);
    }

    /** Writes something of each state, in the place of its code; places without a state stay empty. */
    static void list(String name, Writing writing, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (int code = 0; code < BLOCKING; code++) {
            if (State.isCode(code)) {
                writing.write(Style.of(State.byCode(code)));
            } else {
                json.writeNull();
            }
        }
        writing.write(Style.BLOCKING);
        json.writeEndArray();
    }

    /** Writes what a page says of a state, as one value. */
    interface Writing {
        void write(Style look) throws IOException;
    }
}
