package dev.gantry.format.jfr;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.trace.message.Message;

/**
 * Event settings of a recording (disabled events, thresholds), and so what it left out. Where several recordings ran,
 * the most generous setting counts.
 */
final class LeftOut {
    private static final Map<String, Long> UNITS = Map.of("ns", 1L, "us", 1_000L, "ms", 1_000_000L, "s",
            1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L, "d", 86_400_000_000_000L);

    private static final String SAMPLE = "jdk.ExecutionSample";
    private static final String WALL = "wall";
    /** Of async-profiler, where it was given none, in nanoseconds. */
    private static final long USUAL_INTERVAL = 10_000_000;
    /** What async-profiler counts in nanoseconds. */
    private static final Set<String> OF_TIME = Set.of("cpu", "itimer", "ctimer", WALL);
    private static final String VIRTUAL_START = "jdk.VirtualThreadStart";

    private final Map<Long, String> types = new HashMap<>();
    private final Map<String, Long> thresholds = new HashMap<>();
    private final Map<String, Boolean> enabled = new HashMap<>();
    private final Map<String, String> throttles = new HashMap<>();
    private final Map<String, Long> periods = new HashMap<>();
    private String profiled = "";
    private long interval;
    private long wallInterval;

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
            case "period" -> periods.merge(event, nanoseconds(value), Math::min);
            case "throttle" -> throttles.put(event, value);
            case "event" -> profiled = value;
            case "interval" -> interval = nanoseconds(value + " ns");
            case "wall" -> wallInterval = nanoseconds(value + " ns");
            default -> {
                // tells nothing of what is left out
            }
        }
    }

    /** Whether the file says that events of this type were recorded. */
    boolean has(String event) {
        return enabled.getOrDefault(event, false);
    }

    /** Nanoseconds between two events of this type; 0 if the file does not say. */
    long period(String event) {
        return periods.getOrDefault(event, event.equals(SAMPLE) && OF_TIME.contains(profiled) ? interval() : 0);
    }

    /** Nanoseconds between two looks of async-profiler at one thread, whatever that did; 0 if the file does not say. */
    long wallClock() {
        return isWallClockAlone() ? interval() : wallInterval;
    }

    /** Whether async-profiler told of nothing else what ran. */
    boolean isWallClockAlone() {
        return profiled.equals(WALL);
    }

    private long interval() {
        return interval == 0 ? USUAL_INTERVAL : interval;
    }

    /** Says on the screen what is not in the file. */
    void tell(TraceUnderConstruction opening) {
        if (enabled.isEmpty()) {
            opening.notice(Message.say("jfr.no-settings"));
            return;
        }
        TreeMap<Long, List<Message>> under = new TreeMap<>();
        List<Message> off = new ArrayList<>();
        for (Wait wait : Wait.values()) {
            if (!has(wait.event()) && types.containsValue(wait.event())) {
                off.add(wait.many());
            } else if (has(wait.event()) && thresholds.getOrDefault(wait.event(), 0L) > 0) {
                under.computeIfAbsent(thresholds.get(wait.event()), _ -> new ArrayList<>()).add(wait.many());
            }
        }
        if (!has(VIRTUAL_START) && types.containsValue(VIRTUAL_START)) {
            off.add(Message.say("jfr.many.virtual-threads"));
        }
        under.forEach((threshold, many) -> opening
                .notice(Message.say("jfr.under", list(many), Duration.ofNanos(threshold))));
        if (!off.isEmpty()) {
            opening.notice(Message.say("jfr.off", list(off)));
        }
        for (Wait wait : Wait.values()) {
            String throttle = throttles.getOrDefault(wait.event(), "off");
            if (has(wait.event()) && !throttle.equals("off")) {
                opening.notice(Message.say("jfr.throttled", wait.many(), throttle));
            }
        }
    }

    private static Message list(List<Message> items) {
        return new Message("list", List.copyOf(items));
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
