package dev.gantry.format;

/**
 * How much of a file is believed: a file may be made to harm.
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
    /** So many unpacked bytes are no danger, whatever they were packed into. */
    public static final long FREE = 64L << 20;

    public static final FileLimits USUAL = new FileLimits(64L << 30, 200, 64 << 20, 64, 1 << 18, 256L << 20,
            200_000_000);
}
