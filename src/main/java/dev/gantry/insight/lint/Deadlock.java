package dev.gantry.insight.lint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.gantry.insight.Going;
import dev.gantry.insight.claim.Finding;
import dev.gantry.insight.claim.Places;
import dev.gantry.insight.claim.Verdict.Place;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;

/**
 * Lanes wait for locks in a circle: each wants one that the next has. It is told which lane holds a lock where the
 * recording says so; of two lanes of one name in a process nothing is known.
 */
record Deadlock(long nanos) implements Question {
    private static final int MOST_TOLD = 10;

    /** A wait for a lock, of a lane, that this other one has. */
    private record Wait(long from, long to, int task, int lane, String lock, int holder) {}

    @Override
    public Finding on(Snapshot recorded, List<Message> notices, Going going) {
        Waits all = new Waits(recorded);
        LockHolders holders = new LockHolders(recorded);
        List<Wait> waits = new ArrayList<>();
        boolean[] any = new boolean[1];
        all.tell(going, (lane, row, i) -> {
            if (all.isForLock(row, i)) {
                any[0] = true;
                int holder = holders.of(row, i);
                if (holder != 0) {
                    waits.add(new Wait(row.start(i), all.end(row, i), row.task(i), lane.id(), all.lock(row, i),
                            holder));
                }
            }
        });
        waits.sort(Comparator.comparingLong(Wait::from));
        Places places = new Places();
        Message told = Message.say("lint.none");
        Map<Integer, Wait> last = new HashMap<>(); // of each lane
        for (Wait wait : waits) {
            last.put(wait.lane, wait);
            List<Wait> circle = circle(wait, last);
            long until = circle.stream().mapToLong(Wait::to).min().orElse(0);
            if (until - wait.from > nanos) {
                told = places.count() == 0 ? told(circle, until - wait.from, recorded) : told;
                circle.forEach(each -> places.add(new Place(wait.from, until, each.task, each.lane),
                        until - wait.from));
            }
        }
        return places.count() == 0 && waits.isEmpty()
                ? Finding.open(Message.say(any[0] ? "lint.no-holders" : "lint.no-locks"))
                : Finding.ofAll(places, told);
    }

    /** The waits that close a circle with this one, which began last; none if they don't. */
    private static List<Wait> circle(Wait begun, Map<Integer, Wait> last) {
        List<Wait> circle = new ArrayList<>();
        for (Wait wait = begun; wait != null && wait.to > begun.from
                && circle.size() <= last.size(); wait = last.get(wait.holder)) {
            circle.add(wait);
            if (wait.holder == begun.lane) {
                return circle.size() > 1 ? circle : List.of();
            }
        }
        return List.of();
    }

    private static Message told(List<Wait> circle, long lasts, Snapshot recorded) {
        List<Object> links = new ArrayList<>();
        circle.stream().limit(MOST_TOLD).forEach(wait -> links.add(Message.say("lint.waits-for",
                recorded.laneName(wait.lane), wait.lock, recorded.laneName(wait.holder))));
        return Message.say("lint.circle", (long) circle.size(), new Message("list", links), Duration.ofNanos(lasts));
    }
}
