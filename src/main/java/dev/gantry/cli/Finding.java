package dev.gantry.cli;

import java.util.Optional;

/**
 * Check result of {@code gantry doctor}.
 *
 * @param what what was checked
 * @param works whether it is there and works
 * @param detail what was found
 * @param cure what does not work without it, and how to get it; empty if it works
 */
record Finding(String what, boolean works, String detail, Optional<String> cure) {
    static Finding ok(String what, String detail) {
        return new Finding(what, true, detail, Optional.empty());
    }

    static Finding missing(String what, String detail, String cure) {
        return new Finding(what, false, detail, Optional.of(cure));
    }
}
