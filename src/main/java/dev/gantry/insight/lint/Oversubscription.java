package dev.gantry.insight.lint;

import java.util.List;
import java.util.Optional;

import dev.gantry.insight.Going;
import dev.gantry.insight.Innermost;
import dev.gantry.insight.claim.Finding;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.StateTimes;
import dev.gantry.trace.counter.Counter;
import dev.gantry.trace.message.Message;

/**
 * More threads could run than there are processors, for {@value #SHARE} % of the time at least. That is known where a
 * counter called {@value #PROCESSORS} tells how many there are, or where threads are told to be ready without running.
 */
record Oversubscription(long nanos) implements Question {
    static final String PROCESSORS = "processors";
    static final int SHARE = 25;

    @Override
    public Finding on(Snapshot recorded, List<Message> notices, Going going) {
        Found found = new Found();
        Optional<Counter> told = recorded.counters().stream().filter(counter -> counter.size() > 0)
                .filter(counter -> recorded.name(counter.name()).equals(PROCESSORS)).findFirst();
        if (told.isPresent()) {
            long processors = told.get().value(0);
            byCount(recorded, processors, going, found);
            return found.finding();
        }
        return found.unless(!byReadiness(recorded, going, found), "lint.no-processors");
    }

    private void byCount(Snapshot recorded, long processors, Going going, Found found) {
        Level running = new Level();
        for (int id = 1; id <= recorded.lanes() && going.on(1); id++) {
            Lane lane = recorded.lane(id);
            if (lane != null && !lane.kind().isHolder()) {
                Innermost.walk(lane, recorded.first(), recorded.horizon(), (from, to, state) -> {
                    if (state.isWork()) {
                        running.add(from, to);
                    }
                });
            }
        }
        long[] sum = new long[1];
        Found all = new Found();
        running.above(processors, (from, to) -> {
            sum[0] += to - from;
            all.add(from, to, 0, 0);
        });
        if (isMuch(sum[0], recorded.horizon() - recorded.first())) {
            found.addAll(all);
        }
    }

    /** Whether threads are told to be ready at all. */
    private boolean byReadiness(Snapshot recorded, Going going, Found found) {
        Found all = new Found();
        long ready = 0;
        long ran = 0;
        for (int id = 1; id <= recorded.lanes() && going.on(1); id++) {
            Lane lane = recorded.lane(id);
            if (lane == null || lane.kind() != LaneKind.THREAD) {
                continue;
            }
            for (int depth = 0; depth < lane.depth(); depth++) {
                Row row = lane.row(depth);
                StateTimes times = new StateTimes();
                row.times(recorded.first(), recorded.horizon(), times);
                ran += depth == 0 ? times.of(State.RUNNING) : 0;
                if (times.of(State.READY) > 0) {
                    ready += times.of(State.READY);
                    for (int i = 0; i < row.size(); i++) {
                        if (row.state(i) == State.READY) {
                            all.add(row.start(i), Math.min(row.end(i), recorded.horizon()), row.task(i), id);
                        }
                    }
                }
            }
        }
        if (isMuch(ready, ready + ran)) {
            found.addAll(all);
        }
        return ready > 0;
    }

    private boolean isMuch(long part, long whole) {
        return part > nanos && part >= whole / 100 * SHARE;
    }
}
