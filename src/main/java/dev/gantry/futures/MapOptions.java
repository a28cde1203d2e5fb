package dev.gantry.futures;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Options of a map.
 *
 * @param name name of the tasks on the timeline, followed by the number of each; empty for no names
 * @param timeout how long after the call of {@code map} a result is waited for; empty for as long as it takes
 * @param chunkSize how many arguments travel together to another process, at least 1 there; threads ignore it
 * @param bufferSize how many tasks at most are handed over whose results have not been taken, Python's {@code
 *     buffersize}; the next arguments are asked for when a result is. Empty for all at once. At least as many as there
 *     are workers keep all of them busy. In a pool of processes a chunk is one task
 */
public record MapOptions(String name, Optional<Duration> timeout, int chunkSize, OptionalInt bufferSize) {
    /** No names, no timeout, chunks of one, all handed over at once. */
    public static final MapOptions USUAL = new MapOptions("", Optional.empty(), 1, OptionalInt.empty());

    public MapOptions {
        if (bufferSize.orElse(1) < 1) {
            throw new IllegalArgumentException("buffersize must be None or > 0");
        }
    }

    public MapOptions named(String prefix) {
        return new MapOptions(prefix, timeout, chunkSize, bufferSize);
    }

    public MapOptions within(Duration limit) {
        return new MapOptions(name, Optional.of(limit), chunkSize, bufferSize);
    }

    public MapOptions inChunksOf(int size) {
        return new MapOptions(name, timeout, size, bufferSize);
    }

    public MapOptions buffering(int tasks) {
        return new MapOptions(name, timeout, chunkSize, OptionalInt.of(tasks));
    }

    /** Name of the task with this number, from 0. */
    public String nameOf(int number) {
        return name.isEmpty() ? "" : name + " " + number;
    }
}
