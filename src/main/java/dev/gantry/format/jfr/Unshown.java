package dev.gantry.format.jfr;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.trace.message.Message;

/** Counter of events whose types are not shown. */
final class Unshown {
    /** They tell of the recording itself, not of what it recorded. */
    private static final Set<String> OF_THE_RECORDER = Set.of("jdk.ActiveRecording", "jdk.Flush", "jdk.DumpReason");
    private static final int NAMED = 12;
    private static final int MOST_TYPES = 10_000;

    private final Map<String, Long> counts = new HashMap<>();

    void add(String type) {
        if (!OF_THE_RECORDER.contains(type) && (counts.size() < MOST_TYPES || counts.containsKey(type))) {
            counts.merge(type, 1L, Long::sum);
        }
    }

    /** Says which types there are, the most frequent first. */
    void tell(TraceUnderConstruction opening) {
        if (counts.isEmpty()) {
            return;
        }
        List<Map.Entry<String, Long>> order = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .toList();
        String named = order.stream().limit(NAMED).map(each -> "%s (%,d)".formatted(each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
        opening.notice(order.size() <= NAMED
                ? Message.say("jfr.types", named)
                : Message.say("jfr.types-and-more", named, (long) order.size() - NAMED));
    }
}
