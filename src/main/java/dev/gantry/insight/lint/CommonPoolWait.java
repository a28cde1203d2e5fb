package dev.gantry.insight.lint;

import java.util.List;

import dev.gantry.insight.Going;
import dev.gantry.insight.claim.Finding;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;

/**
 * A worker of Java's common pool, which all parts of a program share, waits. For the result of a task it may: the pool
 * makes up for that. Nor does it count that a worker has nothing to do.
 */
record CommonPoolWait(long nanos) implements Question {
    private static final String WORKER = "ForkJoinPool.commonPool-worker";

    @Override
    public Finding on(Snapshot recorded, List<Message> notices, Going going) {
        Waits waits = new Waits(recorded);
        Found found = new Found();
        for (int id = 1; id <= recorded.lanes() && !going.isStopped(); id++) {
            Lane worker = recorded.lane(id);
            if (worker != null && recorded.laneName(id).startsWith(WORKER)) {
                waits.tell(worker, going, (lane, row, i) -> {
                    boolean counts = row.awaited(i) == 0 && isForOther(recorded.name(row.name(i)));
                    if (counts && waits.end(row, i) - row.start(i) > nanos) {
                        found.add(row.start(i), waits.end(row, i), row.task(i), lane.id());
                    }
                });
            }
        }
        return found.finding();
    }

    private static boolean isForOther(String reason) {
        return !reason.contains("ForkJoin") && !reason.contains("CompletableFuture")
                && !reason.equals(Message.say("result").text());
    }
}
