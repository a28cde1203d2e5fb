package dev.gantry.futures;

import java.time.Duration;
import java.util.Optional;

/**
 * How to map.
 *
 * @param name what the tasks are called on the timeline, each with its number behind it; empty for no names
 * @param timeout how long after the call of {@code map} a result is waited for; empty for as long as it takes
 * @param chunkSize how many arguments travel together to another process, at least 1 there; threads ignore it
 */
public record MapOptions(String name, Optional<Duration> timeout, int chunkSize) {
    /** No names, no timeout, chunks of one. */
    public static final MapOptions USUAL = new MapOptions("", Optional.empty(), 1);

    public MapOptions named(String prefix) {
        return new MapOptions(prefix, timeout, chunkSize);
    }

    public MapOptions within(Duration limit) {
        return new MapOptions(name, Optional.of(limit), chunkSize);
    }

    public MapOptions inChunksOf(int size) {
        return new MapOptions(name, timeout, size);
    }

    /** What the task with this number, from 0, is called. */
    public String nameOf(int number) {
        return name.isEmpty() ? "" : name + " " + number;
    }
}
