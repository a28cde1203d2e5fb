package dev.gantry.program.java.weave;

import java.util.Optional;

/** Where in a method a hook is called; the agent knows the same places in the same order. */
enum Place {
    ENTRY("entry"),
    RETURNS("returns"),
    THROWS("throws"),
    /** When it returns, and when it throws. */
    EXIT("exit"),
    /** The following are places at the first call of a method. */
    BEFORE("before:"),
    AFTER("after:"),
    FAILS("fails:");

    private final String word;

    Place(String word) {
        this.word = word;
    }

    /** Whether it is at a call, whose method follows the word. */
    boolean isAtCall() {
        return word.endsWith(":");
    }

    /** The place that a rule names so; empty if there is none. */
    static Optional<Place> of(String text) {
        for (Place place : values()) {
            if (place.isAtCall()
                    ? text.startsWith(place.word) && text.length() > place.word.length()
                    : text.equals(place.word)) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    /** The method whose call is meant, empty text for places that are at none. */
    String call(String text) {
        return text.substring(word.length());
    }
}
