package dev.gantry.format;

/**
 * Limits on what a file may hold (bytes, events, lanes, texts): a file may be hostile.
 *
 * @param bytes the most bytes it may have, unpacked
 * @param ratio how many times its size on disk it may have when unpacked, once it is greater than {@link #FREE}
 * @param message the most bytes of one packet, object or other unit
 * @param depth how deep its units may nest
 * @param lanes how many lanes it may have
 * @param characters how many characters its texts may have together, each different text counted once
 * @param events the most events that may have to be kept aside, to be sorted
 */
public record FileLimits(long bytes, int ratio, int message, int depth, int lanes, long characters, int events) {
    /** Bytes that may be unpacked whatever the ratio, so that small files are never taken for zip bombs. */
    public static final long FREE = 64L << 20;

    public static final FileLimits USUAL = new FileLimits(64L << 30, 200, 64 << 20, 64, 1 << 18, 256L << 20,
            200_000_000);
}
