package dev.gantry.format.chrome;

import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.format.assembly.Written;

/** Counts events that can't be shown, and adds a notice about them. */
final class Tally {
    private static final int MOST_PHASES = 32;

    long incomplete;
    long withoutDuration;
    long described;
    long argued;
    private long noEvents;
    private final TreeMap<Character, Long> unknown = new TreeMap<>();

    void unknown(char phase) {
        char shown = phase > ' ' && phase < 127 ? phase : '?';
        if (unknown.size() < MOST_PHASES || unknown.containsKey(shown)) {
            unknown.merge(shown, 1L, Long::sum);
        }
    }

    /** Something stood among the events that is none. */
    void noEvent() {
        noEvents++;
    }

    void tell(TraceUnderConstruction opening, Written written, boolean ours) {
        if (!ours) {
            opening.notice("This kind of file does not tell when a thread ran and when it waited: every slice is drawn"
                    + " as running.");
        }
        if (!ours && written.tasks() > 0) {
            opening.notice("Arrows of this file are shown as tasks, from where an arrow leaves to the slice that it"
                    + " reaches; whether such a task succeeded, the file does not tell.");
        }
        say(opening, withoutDuration, "slice has no duration and is shown without length",
                "slices have no duration and are shown without length");
        say(opening, ours ? 0 : argued, "event has arguments, which are not shown",
                "events have arguments, which are not shown");
        say(opening, incomplete + noEvents, "event has no phase or no time and is left out",
                "events have no phase or no time and are left out");
        if (!unknown.isEmpty()) {
            opening.notice("Events of these phases are not shown: " + unknown.entrySet().stream()
                    .map(entry -> entry.getKey() + " (%,d)".formatted(entry.getValue()))
                    .collect(Collectors.joining(", ")) + ".");
        }
        written.tell(opening);
    }

    private static void say(TraceUnderConstruction opening, long count, String one, String many) {
        if (count > 0) {
            opening.notice("%,d %s.".formatted(count, count == 1 ? one : many));
        }
    }
}
