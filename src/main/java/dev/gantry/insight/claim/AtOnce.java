package dev.gantry.insight.claim;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import dev.gantry.insight.Going;
import dev.gantry.insight.Innermost;
import dev.gantry.insight.claim.Verdict.Place;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Trace;
import dev.gantry.trace.message.Message;

/**
 * So many of these tasks at most, or at least, were in a phase of their lives at once: {@code at most 5 tasks of "pool"
 * ran at once}. Starts and ends are sorted, and how many there are at a time is how many starts lie before it less how
 * many ends. A phase holds its start and not its end, so a task that follows another on a lane is not at once with it.
 */
record AtOnce(Bound bound, int limit, Selection selection, Phase phase) implements Check {
    /** Phase of a task's life. */
    enum Phase {
        /** It held a thread: running, or blocked. A coroutine that is suspended holds none. */
        RAN("ran at once"),
        /** It had started, and not ended. */
        IN_PROGRESS("were in progress at once"),
        /** It was submitted, and had not started. */
        WAITED("waited at once");

        private final String words;

        Phase(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** Takes the stretches of time of one task after another. */
    private interface Sink {
        void stretch(long from, long to, int task);
    }

    @Override
    public Finding on(Evidence evidence, Going going) {
        Snapshot recorded = evidence.recorded();
        long[][] times = {new long[1 << 10], new long[1 << 10]};
        int[] size = {0};
        boolean found = tell(evidence, going, (from, to, _) -> {
            if (size[0] == times[0].length) {
                times[0] = Arrays.copyOf(times[0], size[0] * 2);
                times[1] = Arrays.copyOf(times[1], size[0] * 2);
            }
            times[0][size[0]] = from;
            times[1][size[0]++] = to;
        });
        if (!found && (selection != Selection.ALL || bound.allows(0, limit) && limit > 0)) {
            return Finding.open(selection.none(recorded));
        }
        Radix.sort(times[0], size[0]);
        Radix.sort(times[1], size[0]);
        int most = 0;
        long at = recorded.first();
        int ended = 0;
        for (int started = 0; started < size[0]; started++) {
            long time = times[0][started];
            while (ended < size[0] && times[1][ended] <= time) {
                ended++;
            }
            if (started + 1 - ended > most) {
                most = started + 1 - ended;
                at = time;
            }
        }
        Places places = new Places();
        long peak = at;
        if (most > 0) {
            tell(evidence, going, (from, to, task) -> {
                if (from <= peak && peak < to) {
                    int lane = phase == Phase.WAITED ? 0 : recorded.taskLane(task);
                    places.add(new Place(from, Math.min(to, recorded.horizon()), task, lane), 0);
                }
            });
        }
        return new Finding(bound.allows(most, limit), bound.isFinal(most, limit), List.of(),
                Message.say("claim.found.at-once", (long) most, Duration.ofNanos(peak - recorded.first())),
                places.list(), places.count());
    }

    @Override
    public long work(Snapshot recorded) {
        return 2L * recorded.tasks();
    }

    /** Tells the stretches that are known for certain; false if no such task is there. */
    private boolean tell(Evidence evidence, Going going, Sink sink) {
        Snapshot recorded = evidence.recorded();
        Selection.Tasks tasks = selection.in(recorded);
        for (int task = 1; task <= recorded.tasks(); task++) {
            if (!Check.goesOn(task, going)) {
                return true;
            }
            if (tasks.has(task)) {
                tell(evidence, task, sink);
            }
        }
        return !tasks.isEmpty();
    }

    private void tell(Evidence evidence, int task, Sink sink) {
        Snapshot recorded = evidence.recorded();
        long open = evidence.gapless() ? Long.MAX_VALUE : Trace.NONE;
        long started = recorded.taskStarted(task);
        long ended = recorded.taskEnded(task) == Trace.NONE ? open : recorded.taskEnded(task);
        long from = phase == Phase.WAITED ? recorded.taskSubmitted(task) : started;
        long to = phase != Phase.WAITED ? ended : started == Trace.NONE && evidence.gapless() ? ended : started;
        if (from == Trace.NONE || to == Trace.NONE || from >= to) {
            return;
        }
        Lane lane = recorded.lane(recorded.taskLane(task));
        if (phase != Phase.RAN || lane == null || !lane.kind().isCoroutine()) {
            sink.stretch(from, to, task);
            return;
        }
        if (!evidence.gapless()) {
            return; // when it was suspended is not certain
        }
        long[] held = {from, from}; // the stretch that is being put together
        Innermost.walk(lane, from, to, (start, end, state) -> {
            if (!state.isWork() && state != State.BLOCKED) {
                return;
            }
            if (start != held[1]) {
                tell(held, task, sink);
                held[0] = start;
            }
            held[1] = end;
        });
        tell(held, task, sink);
    }

    private static void tell(long[] held, int task, Sink sink) {
        if (held[0] < held[1]) {
            sink.stretch(held[0], held[1], task);
        }
    }
}
