package dev.gantry.lesson;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Parameter of a lesson: a whole number that may be set before a run.
 *
 * @param name as the command line spells it, without dashes
 * @param label text shown to the user
 * @param help one sentence, with the unit
 * @param least the smallest value allowed
 * @param most the greatest value allowed
 * @param usual the default value
 */
public record Parameter(String name, String label, String help, long least, long most, long usual) {
    /** Length of the lesson's second, in milliseconds. */
    public static final Parameter UNIT = new Parameter("unit", "One second (ms)",
            "What the lesson calls one second, in milliseconds.", 1, 10_000, 200);

    /** Most workers of the pool. */
    public static final Parameter WORKERS = new Parameter("workers", "Workers",
            "How many threads the pool has at most.", 1, 256, 5);

    /** Most processes of the pool; each is a JVM. */
    public static final Parameter PROCESSES = new Parameter("workers", "Workers",
            "How many processes the pool has at most.", 1, 32, 5);

    /** How many items a buffer or a queue holds. */
    public static final Parameter CAPACITY = new Parameter("capacity", "Capacity",
            "How many items the buffer or the queue has room for.", 1, 1_000, 2);

    /** How many permits a semaphore has. */
    public static final Parameter PERMITS = new Parameter("permits", "Permits",
            "How many permits there are: who has none waits.", 1, 1_000, 2);

    /** Number of tasks submitted. */
    public static final Parameter TASKS = new Parameter("tasks", "Tasks", "How many tasks are submitted.", 0, 100_000,
            20);

    /** Number of threads of each process. */
    public static final Parameter THREADS = new Parameter("threads", "Threads",
            "How many threads each process has.", 1, 32, 2);

    /** Number of coroutines on each thread. */
    public static final Parameter COROUTINES = new Parameter("coroutines", "Coroutines",
            "How many coroutines take turns on each thread.", 1, 1_000, 3);

    /** Number of steps of a computation. */
    public static final Parameter STEPS = new Parameter("steps", "Steps",
            "How many steps each computation makes.", 1, 100_000_000, 10_000);

    /** Seed of the random numbers: the same seed gives the same numbers. */
    public static final Parameter SEED = new Parameter(
            "seed", "Seed", "Where the random numbers start: the same seed gives the same lengths.", 0,
            Integer.MAX_VALUE, 1);

    private static final Map<String, Parameter> KNOWN = Map.of("unit", UNIT, "workers", WORKERS, "processes", PROCESSES,
            "tasks", TASKS, "threads", THREADS, "coroutines", COROUTINES, "steps", STEPS, "seed", SEED,
            "capacity", CAPACITY, "permits", PERMITS);

    private static final Pattern WRITTEN = Pattern
            .compile("(\\w+)(?:=(\\d{1,18})(?:\\s+(\\d{1,18})\\.\\.(\\d{1,18}))?)?");

    /**
     * The parameter that this stands for in a lesson's text: its name, that and its usual value, or also the smallest
     * and the greatest one, as {@code steps=3 2..50}.
     *
     * @throws IllegalArgumentException if it stands for none
     */
    static Parameter of(String written) {
        return find(written).orElseThrow(() -> new IllegalArgumentException("no parameter is written " + written));
    }

    /** The same; empty if there is no such parameter, or its values are none that it may have. */
    public static Optional<Parameter> find(String written) {
        Matcher parts = WRITTEN.matcher(written);
        Parameter known = parts.matches() ? KNOWN.get(parts.group(1)) : null;
        if (known == null) {
            return Optional.empty();
        }
        long usual = parts.group(2) == null ? known.usual : Long.parseLong(parts.group(2));
        long least = parts.group(3) == null ? known.least : Long.parseLong(parts.group(3));
        long most = parts.group(4) == null ? known.most : Long.parseLong(parts.group(4));
        boolean possible = known.least <= least && least <= usual && usual <= most && most <= known.most;
        return possible
                ? Optional.of(new Parameter(known.name, known.label, known.help, least, most, usual))
                : Optional.empty();
    }

    /**
     * A value that a parameter can't have.
     *
     * @param least the smallest that it can have
     * @param most the greatest
     */
    public record Outside(String name, long least, long most, long value) {}

    /** What stands here for a parameter that there is, but for a value that it can't have. */
    public static Optional<Outside> outside(String written) {
        Matcher parts = WRITTEN.matcher(written);
        Parameter known = parts.matches() ? KNOWN.get(parts.group(1)) : null;
        if (known == null || parts.group(2) == null) {
            return Optional.empty();
        }
        long usual = Long.parseLong(parts.group(2));
        long least = parts.group(3) == null ? known.least : Long.parseLong(parts.group(3));
        long most = parts.group(4) == null ? known.most : Long.parseLong(parts.group(4));
        for (long value : new long[]{usual, least, most}) {
            if (value < known.least || value > known.most) {
                return Optional.of(new Outside(known.name, known.least, known.most, value));
            }
        }
        return usual < least || usual > most
                ? Optional.of(new Outside(known.name, least, most, usual))
                : Optional.empty();
    }

    /** What each parameter may be, as a sentence can list it: {@code workers (1–256)}; in the order of their names. */
    public static String allInWords() {
        return KNOWN.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(each -> "%s (%d–%d)".formatted(each.getKey(), each.getValue().least, each.getValue().most))
                .collect(Collectors.joining(", "));
    }

}
