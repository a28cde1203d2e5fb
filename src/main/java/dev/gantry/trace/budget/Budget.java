package dev.gantry.trace.budget;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Budget of a trace: how much of the heap it may take, and how long a time it may hold. Beyond it the trace drops what
 * is oldest, or takes nothing more.
 *
 * @param bytes of heap; compared with an estimate, which is about a tenth too great
 * @param time the time up to now that is kept; {@link #ANY_TIME} for as much as the bytes hold
 * @param beyond what happens beyond the bytes
 */
public record Budget(long bytes, Duration time, Beyond beyond) {
    /** What happens when there is more than the budget allows. */
    public enum Beyond {
        /** The last part is kept, as by a flight recorder. */
        KEEP_LAST("keep-last"),
        /** The recording ends; what is recorded goes on. */
        STOP("stop");

        private final String id;

        Beyond(String id) {
            this.id = id;
        }

        /** How options and settings call it. */
        public String id() {
            return id;
        }

        public static Optional<Beyond> byId(String id) {
            return Stream.of(values()).filter(beyond -> beyond.id.equals(id)).findFirst();
        }
    }

    /** As long as there is memory. */
    public static final Duration ANY_TIME = Duration.ofNanos(Long.MAX_VALUE);

    /** No limit, for what has one already: a file. */
    public static final Budget UNLIMITED = new Budget(Long.MAX_VALUE, ANY_TIME, Beyond.KEEP_LAST);

    /** The least that makes sense: names, lanes and some chunks of each have to fit. */
    public static final long LEAST_BYTES = 4L << 20;

    /**
     * Share of the heap: what was dropped is still held by those who read the snapshot before, the spool among them, so
     * a budget may be taken twice; and the buffers of the hooks have a limit of their own.
     */
    private static final int USUAL_SHARE = 5;

    /** Share of texts: no other data can take their place, because whoever sends records may hold their numbers. */
    private static final int TEXT_SHARE = 4;

    /**
     * @throws IllegalArgumentException if there are fewer bytes than {@link #LEAST_BYTES}, or no time
     */
    public Budget {
        if (bytes < LEAST_BYTES) {
            throw new IllegalArgumentException("a recording needs " + LEAST_BYTES + " bytes at least, not " + bytes);
        }
        if (!time.isPositive() || time.compareTo(ANY_TIME) > 0) {
            throw new IllegalArgumentException("a recording of " + time + " holds nothing");
        }
    }

    /** A fifth of the heap, and what is older goes. */
    public static Budget usual() {
        return new Budget(Math.max(LEAST_BYTES, Runtime.getRuntime().maxMemory() / USUAL_SHARE), ANY_TIME,
                Beyond.KEEP_LAST);
    }

    /** The same with so many bytes. */
    public Budget ofBytes(long other) {
        return new Budget(other, time, beyond);
    }

    /** The same, keeping only the last so long. */
    public Budget ofLast(Duration time) {
        return new Budget(bytes, time, beyond);
    }

    /** Bytes that texts may take of it. */
    public long textBytes() {
        return bytes / TEXT_SHARE;
    }

    /** The same, with this beyond it. */
    public Budget beyond(Beyond other) {
        return new Budget(bytes, time, other);
    }

    /** Whether there is no limit at all. */
    public boolean isUnlimited() {
        return bytes == Long.MAX_VALUE && time.equals(ANY_TIME);
    }
}
