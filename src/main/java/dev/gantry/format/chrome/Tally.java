package dev.gantry.format.chrome;

import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.format.assembly.Written;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;

/** Counter of events that can't be shown; adds a notice about them. */
final class Tally {
    private static final int MOST_PHASES = 32;

    long incomplete;
    long withoutDuration;
    long described;
    long argued;
    long threadStates;
    long replaced;
    /** Texts and numbers that are cut or left out, times that are shown nearer than they are. */
    long tooLong;
    long beyond;
    /** Values of counters that are no numbers. */
    long noNumbers;
    /** Places where the file is no JSON. */
    long damages;
    /** How often something stood among the events that is none. */
    long noEvents;
    /** How many lists of events the file has. */
    long traces;
    /** Parts of the file that are not shown. */
    Set<String> parts = Set.of();
    private final TreeMap<Character, Long> unknown = new TreeMap<>();

    void unknown(char phase) {
        char shown = phase > ' ' && phase < 127 ? phase : '?';
        if (unknown.size() < MOST_PHASES || unknown.containsKey(shown)) {
            unknown.merge(shown, 1L, Long::sum);
        }
    }

    private static boolean hasSlices(Snapshot snapshot) {
        return IntStream.rangeClosed(1, snapshot.lanes()).mapToObj(snapshot::lane)
                .anyMatch(lane -> lane != null && lane.depth() > 0);
    }

    void tell(TraceUnderConstruction opening, Written written, boolean ours) {
        if (!ours && hasSlices(opening.snapshot())) {
            opening.notice(Message.say("chrome.states"));
        }
        if (!ours && written.tasks() > 0) {
            opening.notice(Message.say("chrome.tasks"));
        }
        if (traces > 1) {
            opening.notice(Message.say("chrome.traces", traces));
        }
        say(opening, withoutDuration, "chrome.no-duration");
        say(opening, ours ? 0 : argued, "chrome.arguments");
        say(opening, threadStates, "chrome.thread-states");
        say(opening, replaced, "chrome.replaced");
        say(opening, incomplete + noEvents, "chrome.incomplete");
        say(opening, damages, "chrome.damages");
        say(opening, tooLong, "chrome.too-long");
        say(opening, beyond, "chrome.beyond");
        say(opening, noNumbers, "chrome.no-numbers");
        if (!unknown.isEmpty()) {
            opening.notice(Message.say("chrome.phases", unknown.entrySet().stream()
                    .map(entry -> entry.getKey() + " (%,d)".formatted(entry.getValue()))
                    .collect(Collectors.joining(", "))));
        }
        if (!parts.isEmpty()) {
            opening.notice(Message.say("chrome.parts", String.join(", ", parts)));
        }
        written.tell(opening);
    }

    private static void say(TraceUnderConstruction opening, long count, String code) {
        if (count > 0) {
            opening.notice(Message.say(code, count));
        }
    }
}
