package dev.gantry.insight.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

import dev.gantry.insight.Going;
import dev.gantry.insight.claim.Finding;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;

/**
 * A lock goes from one waiting lane to the next: each lane that lets it go had itself waited for it, while the next one
 * waited already. Counts from {@value #LEAST} times in a row on, among {@value #LANES} lanes or more that each come
 * twice.
 */
record Convoy() implements Question {
    static final int LEAST = 10;
    static final int LANES = 3;

    /** A wait for a lock; {@code before} is the wait of the lane that let it go, null where that had not waited. */
    private static final class Wait {
        private final int lane;
        private final long from;
        private final long to;
        private final String lock;
        private final int by;
        private Wait before;
        private boolean goesOn;

        Wait(int lane, long from, long to, String lock, int by) {
            this.lane = lane;
            this.from = from;
            this.to = to;
            this.lock = lock;
            this.by = by;
        }
    }

    /** Each wait that is counted has ended, and was ended by the one before. */
    @Override
    public boolean needsAll() {
        return false;
    }

    @Override
    public Finding on(Snapshot recorded, List<Message> notices, Going going) {
        List<Wait> waits = new ArrayList<>();
        boolean[] told = new boolean[1];
        Waits all = new Waits(recorded);
        all.tell(going, (lane, row, i) -> {
            if (!row.isOpen(i) && all.isForLock(row, i)) {
                OptionalInt by = lane.wokenBy(row.end(i));
                told[0] |= by.isPresent();
                waits.add(new Wait(lane.id(), row.start(i), row.end(i), all.lock(row, i), by.orElse(0)));
            }
        });
        waits.sort(Comparator.comparingLong(wait -> wait.to));
        Map<Integer, Wait> last = new HashMap<>(); // of each lane
        for (Wait wait : waits) {
            Wait before = last.get(wait.by);
            if (before != null && before.to >= wait.from && before.lock.equals(wait.lock)) {
                wait.before = before;
                before.goesOn = true;
            }
            last.put(wait.lane, wait);
        }
        Found found = new Found();
        waits.stream().filter(wait -> !wait.goesOn).forEach(wait -> tell(wait, found));
        return found.unless(!told[0], waits.isEmpty() ? "lint.no-locks" : "lint.no-holders");
    }

    /** Follows the lock back from the lane that got it last. */
    private static void tell(Wait last, Found found) {
        Set<Integer> once = new HashSet<>();
        Set<Integer> again = new HashSet<>();
        int passed = 0;
        Wait first = last;
        for (Wait wait = last; wait != null; wait = wait.before) {
            passed++;
            first = wait;
            if (!once.add(wait.lane)) {
                again.add(wait.lane);
            }
        }
        if (passed >= LEAST && again.size() >= LANES) {
            found.add(first.from, last.to, 0, last.lane);
        }
    }
}
