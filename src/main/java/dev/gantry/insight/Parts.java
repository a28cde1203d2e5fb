package dev.gantry.insight;

/**
 * Stretch of time in parts of the same length, to a nanosecond.
 *
 * @param start nanoseconds since the origin
 * @param end the same or later
 * @param count how many parts, at least 1; no part of a stretch that has a length is empty
 */
public record Parts(long start, long end, int count) {
    /** As many parts as there are nanoseconds, but not more than this. */
    public static Parts of(long start, long end, int most) {
        return new Parts(start, Math.max(start, end), Math.clamp(end - start, 1, most));
    }

    /** Where a part begins; that after the last is the end. */
    public long edge(int part) {
        long length = end - start;
        return start + length / count * part + length % count * part / count;
    }

    /** How long a part is, in nanoseconds. */
    public long length(int part) {
        return edge(part + 1) - edge(part);
    }

    /** The part that holds this time; the first or the last for one before or after all. */
    public int at(long time) {
        int part = (int) Math.clamp((time - (double) start) / Math.max(1, end - start) * count, 0, count - 1);
        while (part > 0 && edge(part) > time) {
            part--;
        }
        while (part < count - 1 && edge(part + 1) <= time) {
            part++;
        }
        return part;
    }
}
