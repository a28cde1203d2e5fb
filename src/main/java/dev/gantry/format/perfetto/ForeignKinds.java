package dev.gantry.format.perfetto;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The kinds of packets that Gantry does not show. */
final class ForeignKinds {
    private static final int MOST = 6;
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(1, "kernel events (ftrace)"), Map.entry(2, "process tree"), Map.entry(5, "Chrome events"),
            Map.entry(7, "system statistics"), Map.entry(9, "process statistics"), Map.entry(37, "heap profile"),
            Map.entry(38, "battery"), Map.entry(39, "Android log"), Map.entry(40, "power rails"),
            Map.entry(49, "Perfetto's own events"), Map.entry(52, "GPU counters"), Map.entry(53, "GPU stages"),
            Map.entry(54, "CPU profile"), Map.entry(56, "heap graph"), Map.entry(66, "CPU samples"),
            Map.entry(76, "frame timeline"), Map.entry(95, "Windows events (ETW)"),
            Map.entry(133, "packets packed by zstd"));

    /** How the trace was made and other things that nobody would miss: trust, configuration, versions, checks. */
    private static final Set<Integer> UNMISSED = Set.of(33, 34, 35, 36, 45, 51, 61, 67, 69, 72, 78, 89, 90, 124, 126);

    private ForeignKinds() {}

    /** A sentence about what is left out, by the packets' fields and their numbers. */
    static Optional<String> notice(Map<Integer, Long> counts) {
        String kinds = counts.entrySet().stream().filter(kind -> !UNMISSED.contains(kind.getKey()))
                .sorted(Map.Entry.<Integer, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(MOST)
                .map(kind -> "%,d × %s".formatted(kind.getValue(),
                        NAMES.getOrDefault(kind.getKey(), "kind " + kind.getKey())))
                .collect(Collectors.joining(", "));
        return kinds.isEmpty()
                ? Optional.empty()
                : Optional.of("Gantry shows track events; these packets of the file are not shown: " + kinds + ".");
    }
}
