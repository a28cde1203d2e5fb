package dev.gantry.cluster.keep;

import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * What a member counts of its workers, since it joined a driver. It travels at most once a second, if it has changed.
 *
 * @param at the member's clock
 * @param started tasks that began
 * @param ended tasks that ended, however they did
 * @param failed those of them that threw
 * @param running how many run now
 * @param queued how many wait in workers now
 * @param bytes of records that were taken
 * @param lost records that no longer are on the disk, or never came to it
 */
public record KeptCounts(long at, long started, long ended, long failed, long running, long queued, long bytes,
        long lost) {
    /** Bytes that it has on its way. */
    public static final int BYTES = 8 * Long.BYTES;

    /** What it costs to tell it: bytes to the driver, with what carries it. */
    private static final int COST = 200;

    /** Of the bytes that were recorded meanwhile, it may cost one in so many. */
    private static final int SHARE = 100;

    /** After this time it is told all the same. */
    private static final long LONGEST = Duration.ofSeconds(20).toNanos();

    public byte[] bytesOfIt() {
        return ByteBuffer.allocate(BYTES).putLong(at).putLong(started).putLong(ended).putLong(failed).putLong(running)
                .putLong(queued).putLong(bytes).putLong(lost).array();
    }

    /**
     * @throws IllegalArgumentException if these bytes are none
     */
    public static KeptCounts of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("counts have " + BYTES + " bytes, not " + bytes.length);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new KeptCounts(in.getLong(), in.getLong(), in.getLong(), in.getLong(), in.getLong(), in.getLong(),
                in.getLong(), in.getLong());
    }

    /** What was counted since these. */
    public KeptCounts since(KeptCounts before) {
        return new KeptCounts(at, started - before.started, ended - before.ended, failed - before.failed, running,
                queued, bytes - before.bytes, lost - before.lost);
    }

    /** Whether to tell it already, when these were told last, those of a member that has just joined being all 0. */
    public boolean isDue(KeptCounts told) {
        return !sameAs(told) && (told.at == 0 || lost != told.lost || bytes - told.bytes >= (long) COST * SHARE
                || at - told.at >= LONGEST);
    }

    /** Whether they say the same, whenever they were read. */
    public boolean sameAs(KeptCounts other) {
        return equals(new KeptCounts(at, other.started, other.ended, other.failed, other.running, other.queued,
                other.bytes, other.lost));
    }
}
