package dev.gantry.format.jfr;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.gantry.format.TraceUnderConstruction;

/**
 * Event settings of a recording (disabled events, thresholds), and so what it left out. Where several recordings ran,
 * the most generous setting counts.
 */
final class LeftOut {
    private static final String ADVICE = " Record with the settings that 'gantry jfr-settings' writes to have them.";
    private static final Map<String, Long> UNITS = Map.of("ns", 1L, "us", 1_000L, "ms", 1_000_000L, "s",
            1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L, "d", 86_400_000_000_000L);

    private final Map<Long, String> types = new HashMap<>();
    private final Map<String, Long> thresholds = new HashMap<>();
    private final Map<String, Boolean> enabled = new HashMap<>();
    private final Map<String, String> throttles = new HashMap<>();

    /** The event types of the file by their numbers there. */
    void type(long id, String name) {
        types.put(id, name);
    }

    /** One setting of one event type. */
    void set(long type, String setting, String value) {
        String event = types.get(type);
        if (event == null || value == null || setting == null) {
            return;
        }
        switch (setting) {
            case "threshold" -> thresholds.merge(event, nanoseconds(value), Math::min);
            case "enabled" -> enabled.merge(event, Boolean.parseBoolean(value), Boolean::logicalOr);
            case "throttle" -> throttles.put(event, value);
            default -> {
                // tells nothing of what is left out
            }
        }
    }

    /** Says on the screen what is not in the file. */
    void tell(TraceUnderConstruction opening) {
        if (enabled.isEmpty()) {
            opening.notice(
                    "This file does not tell which thresholds it was recorded with: short waits may be missing.");
            return;
        }
        TreeMap<Long, List<String>> under = new TreeMap<>();
        List<String> off = new ArrayList<>();
        for (Wait wait : Wait.values()) {
            if (!enabled.getOrDefault(wait.event(), false)) {
                off.add(wait.many());
            } else if (thresholds.getOrDefault(wait.event(), 0L) > 0) {
                under.computeIfAbsent(thresholds.get(wait.event()), _ -> new ArrayList<>()).add(wait.many());
            }
        }
        if (!enabled.getOrDefault("jdk.VirtualThreadStart", false)) {
            off.add("starts and ends of virtual threads");
        }
        under.forEach((threshold, many) -> opening
                .notice(sentence(many) + " under " + text(threshold) + " are not in this file." + ADVICE));
        if (!off.isEmpty()) {
            opening.notice(sentence(off) + " are not in this file: they were switched off." + ADVICE);
        }
        for (Wait wait : Wait.values()) {
            String throttle = throttles.getOrDefault(wait.event(), "off");
            if (enabled.getOrDefault(wait.event(), false) && !throttle.equals("off")) {
                opening.notice(
                        sentence(List.of(wait.many())) + " are in this file up to " + throttle.replace("/", " a ")
                                + " only." + ADVICE);
            }
        }
    }

    private static String sentence(List<String> items) {
        String all = items.size() == 1
                ? items.getFirst()
                : String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast();
        return Character.toUpperCase(all.charAt(0)) + all.substring(1);
    }

    private static String text(long nanoseconds) {
        Duration time = Duration.ofNanos(nanoseconds);
        return time.toNanosPart() % 1_000_000 == 0
                ? time.toMillis() + " ms"
                : nanoseconds % 1_000 == 0 ? nanoseconds / 1_000 + " µs" : nanoseconds + " ns";
    }

    /** A time as the recorder writes it, such as {@code 20 ms}; 0 for what is none. */
    private static long nanoseconds(String value) {
        String[] parts = value.trim().split("\\s+");
        try {
            long unit = parts.length == 2 ? UNITS.getOrDefault(parts[1], 0L) : 0;
            return Math.multiplyExact(Long.parseLong(parts[0]), unit);
        } catch (ArithmeticException | NumberFormatException _) {
            return 0;
        }
    }
}
