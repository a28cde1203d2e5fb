package dev.gantry.cluster.keep;

import java.nio.ByteBuffer;

/**
 * What a member counts of its workers, since it joined a driver. It travels once a second, if it has changed.
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

    /** Whether they say the same, whenever they were read. */
    public boolean sameAs(KeptCounts other) {
        return equals(new KeptCounts(at, other.started, other.ended, other.failed, other.running, other.queued,
                other.bytes, other.lost));
    }
}
