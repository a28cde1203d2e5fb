package dev.gantry.view.time;

import java.util.List;

/**
 * Replay speed: {@code times} recorded nanoseconds in {@code each} real ones.
 *
 * @param times from 1 to 100
 * @param each from 1 to 1000
 */
public record Speed(int times, int each) {
    /** As fast as it happened. */
    public static final Speed REAL = new Speed(1, 1);

    /** Those to choose from, from the slowest to the fastest. */
    public static final List<Speed> ALL = List.of(new Speed(1, 1000), new Speed(1, 500), new Speed(1, 200),
            new Speed(1, 100), new Speed(1, 50), new Speed(1, 20), new Speed(1, 10), new Speed(1, 5), new Speed(1, 2),
            REAL, new Speed(2, 1), new Speed(5, 1), new Speed(10, 1), new Speed(20, 1), new Speed(50, 1),
            new Speed(100, 1));

    /** The next faster one, or slower one; this one if there is none. */
    public Speed next(boolean faster) {
        int at = ALL.indexOf(this) + (faster ? 1 : -1);
        return ALL.get(Math.clamp(at, 0, ALL.size() - 1));
    }

    /** The recorded nanoseconds that go by in these real ones. */
    public long recorded(long real) {
        return real / each * times + real % each * times / each;
    }

    /** Such as {@code 1/1000 ×} or {@code 100 ×}. */
    public String label() {
        return (each == 1 ? String.valueOf(times) : times + "/" + each) + " ×";
    }

    /** By hand: a record's own method is linked at its first call (invokedynamic), which delays the first picture. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Speed speed && times == speed.times && each == speed.each;
    }

    @Override
    public int hashCode() {
        return 31 * times + each;
    }
}
