package dev.gantry.format.perfetto;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import dev.gantry.format.perfetto.proto.ClockSnapshot;

/**
 * The clocks of a trace, which snapshots compare with one of them. Those numbered 64 to 127 belong to one sequence. In
 * a trace without snapshots the first clock that it uses counts as its own; the times of any other that no snapshot
 * mentions are not known, as trace_processor has it.
 */
final class Clocks {
    private static final int BOOTTIME = 6;
    private static final int FIRST_OF_SEQUENCE = 64;
    private static final int LAST_OF_SEQUENCE = 127;
    private static final int MOST = 1 << 16;
    private static final double FARTHEST = 0x1p62;

    private static final class Clock {
        private long offset;
        private long unit = 1;
        private long last;
        private boolean incremental;
    }

    /** Time by a clock that is not known. */
    static final long NONE = Long.MIN_VALUE;

    private final Map<Long, Clock> clocks = new HashMap<>();
    private OptionalLong first = OptionalLong.empty(); // the key of the first clock used; 0 for the trace's
    private int primary = BOOTTIME;

    void take(ClockSnapshot snapshot, int sequence) {
        if (snapshot.hasPrimaryTraceClock()) {
            primary = snapshot.getPrimaryTraceClock();
        }
        List<ClockSnapshot.Clock> read = new ArrayList<>(snapshot.getClocksList());
        long now = now(read, sequence);
        for (ClockSnapshot.Clock each : read) {
            if (clocks.size() < MOST) {
                Clock clock = clocks.computeIfAbsent(key(each.getClockId(), sequence), _ -> new Clock());
                clock.unit = Math.max(1, each.getUnitMultiplierNs());
                clock.offset = now - nanoseconds(each);
                clock.last = each.getTimestamp();
                clock.incremental = each.getIsIncremental();
            }
        }
    }

    /** When the snapshot was taken, by the trace's clock, by one that was compared with it before, or by the first. */
    private long now(List<ClockSnapshot.Clock> read, int sequence) {
        for (ClockSnapshot.Clock each : read) {
            if (each.getClockId() == primary) {
                return nanoseconds(each);
            }
        }
        for (ClockSnapshot.Clock each : read) {
            Clock known = clocks.get(key(each.getClockId(), sequence));
            if (known != null) {
                return nanoseconds(each) + known.offset;
            }
        }
        return read.isEmpty() ? 0 : nanoseconds(read.getFirst());
    }

    /** The time on the trace's clock, in nanoseconds, or {@link #NONE}; 0 as a clock means that one. */
    long time(long timestamp, int clock, int sequence) {
        long key = clock == 0 || clock == primary ? 0 : key(clock, sequence);
        if (first.isEmpty()) {
            first = OptionalLong.of(key);
        }
        Clock known = key == 0 ? null : clocks.get(key);
        if (known == null) {
            return key == 0 || clocks.isEmpty() && first.getAsLong() == key ? timestamp : NONE;
        }
        long at = known.incremental ? known.last + timestamp : timestamp;
        known.last = at;
        double far = (double) at * known.unit + known.offset;
        return Math.abs(far) < FARTHEST ? at * known.unit + known.offset : far > 0 ? Long.MAX_VALUE : -Long.MAX_VALUE;
    }

    private static long nanoseconds(ClockSnapshot.Clock clock) {
        return clock.getTimestamp() * Math.max(1, clock.getUnitMultiplierNs());
    }

    private static long key(int clock, int sequence) {
        return clock >= FIRST_OF_SEQUENCE && clock <= LAST_OF_SEQUENCE ? (long) sequence << 32 | clock : clock;
    }
}
