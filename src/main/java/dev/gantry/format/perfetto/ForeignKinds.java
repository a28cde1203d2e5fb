package dev.gantry.format.perfetto;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.gantry.trace.message.Message;

/** The kinds of packets that Gantry does not show. */
final class ForeignKinds {
    private static final int MOST = 6;
    private static final Map<Integer, String> CODES = Map.ofEntries(
            Map.entry(1, "ftrace"), Map.entry(2, "process-tree"), Map.entry(5, "chrome"), Map.entry(7, "system"),
            Map.entry(9, "process"), Map.entry(37, "heap-profile"), Map.entry(38, "battery"),
            Map.entry(39, "android-log"), Map.entry(40, "power-rails"), Map.entry(49, "perfetto"),
            Map.entry(52, "gpu-counters"), Map.entry(53, "gpu-stages"), Map.entry(56, "heap-graph"),
            Map.entry(76, "frame-timeline"),
            Map.entry(95, "etw"), Map.entry(133, "zstd"));

    /** Metadata packets without a notice: trust, configuration, versions, checks. */
    private static final Set<Integer> UNMISSED = Set.of(33, 34, 35, 36, 45, 51, 61, 67, 69, 72, 78, 89, 90, 124, 126);

    private ForeignKinds() {}

    /** What is left out, by the packets' fields and their numbers. */
    static Optional<Message> notice(Map<Integer, Long> counts) {
        Object[] kinds = counts.entrySet().stream().filter(kind -> !UNMISSED.contains(kind.getKey()))
                .sorted(Map.Entry.<Integer, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(MOST)
                .map(kind -> Message.say("perfetto.times", kind.getValue(), kind(kind.getKey())))
                .toArray();
        return kinds.length == 0
                ? Optional.empty()
                : Optional.of(Message.say("perfetto.kinds", Message.say("list", kinds)));
    }

    private static Message kind(int field) {
        return CODES.containsKey(field)
                ? Message.say("perfetto.kind." + CODES.get(field))
                : Message.say("perfetto.kind", String.valueOf(field));
    }
}
