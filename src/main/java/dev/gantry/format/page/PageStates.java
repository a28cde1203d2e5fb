package dev.gantry.format.page;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.gantry.trace.State;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.style.Style;
import dev.gantry.view.style.Tints;

/**
 * Numbers of states and flags of bars in a page. The page holds both tables, and its script asks them: a state has its
 * code, which is its place in each list of states, and stands above the flags in the number of a bar. A wait that holds
 * up others is one more state, as it looks otherwise; a colour that a running slice has instead comes after all states.
 */
final class PageStates {
    static final int MERGED = 1;
    static final int OPEN = 2;
    static final int FAILED = 4;
    private static final int SHIFT = 3;
    /** Above all codes of states. */
    private static final int BLOCKING = 15;
    private static final int FIRST_TINT = 16;

    private PageStates() {}

    /** The number of a bar in this state, or of this colour, with these flags. */
    static int bar(State state, Optional<Style> tint, int flags) {
        return tint.map(of -> FIRST_TINT + Style.tints().indexOf(of)).orElse(state.code()) << SHIFT | flags;
    }

    /** The number of a bar that is blocked and holds up others, with these flags. */
    static int blocking(int flags) {
        return BLOCKING << SHIFT | flags;
    }

    /** Writes the words of the states and colours, what a legend says of them, and where a bar's number has what. */
    static void write(List<Tints.Coloured> coloured, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("bits");
        json.writeNumberField("merged", MERGED);
        json.writeNumberField("open", OPEN);
        json.writeNumberField("failed", FAILED);
        json.writeNumberField("shift", SHIFT);
        json.writeEndObject();
        list("states", style -> json.writeString(word(style)), json);
        list("legend", style -> {
            String names = coloured.stream().filter(each -> each.style() == style).map(Tints.Coloured::name)
                    .collect(Collectors.joining(", "));
            json.writeString(!names.isEmpty() ? names : word(style));
        }, json);
    }

    private static String word(Style style) {
        if (style == Style.BLOCKING) {
            return Phrases.of("legend." + style.id());
        }
        return Style.tints().contains(style) ? State.RUNNING.id() : style.id();
    }

    /** Writes something of each state and colour, in the place of its number; places without one stay empty. */
    static void list(String name, Writing writing, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (int code = 0; code < FIRST_TINT; code++) {
            if (code == BLOCKING) {
                writing.write(Style.BLOCKING);
            } else if (State.isCode(code)) {
                writing.write(Style.of(State.byCode(code)));
            } else {
                json.writeNull();
            }
        }
        for (Style tint : Style.tints()) {
            writing.write(tint);
        }
        json.writeEndArray();
    }

    /** Writes what a page says of a style, as one value. */
    interface Writing {
        void write(Style style) throws IOException;
    }
}
