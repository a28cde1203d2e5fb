package dev.gantry.view.explain;

import java.util.HashMap;
import java.util.Map;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Switch;
import dev.gantry.view.layout.LaneNames;
import dev.gantry.view.style.Phrases;

/** Holders of a thread: which coroutine had it, and what it did with it. */
final class ThreadHolders {
    private static final int MOST_READ = 20_000;

    /**
     * The longest holder of the thread in some stretch of time.
     *
     * @param lane a coroutine, or the thread itself outside of all
     * @param held for how many nanoseconds of it
     * @param alone whether no other held it, but for a hundredth of the time
     * @param doing what it did most of that time, as in "held the thread, …"; empty if the recording does not tell
     */
    record Holder(int lane, long held, boolean alone, String doing) {}

    private record Doing(String words, boolean runs) {}

    private ThreadHolders() {}

    /** The thread that a coroutine runs on, or the thread itself; 0 if there is none. */
    static int thread(Snapshot snapshot, Lane of) {
        Lane thread = of == null ? null : snapshot.enclosing(of.id(), LaneKind.THREAD);
        return thread == null ? 0 : thread.id();
    }

    /** Longest holder of this thread between two times; null if no switch is known, or too many are. */
    static Holder longest(Snapshot snapshot, int threadId, long from, long to) {
        Lane thread = snapshot.lane(threadId);
        if (thread == null || thread.switches() == 0) {
            return null;
        }
        int next = thread.firstSwitchFrom(from + 1);
        int holder = thread.holderBefore(from + 1);
        Map<Integer, Long> held = new HashMap<>();
        long since = from;
        for (int read = 0; next < thread.switches(); next++, read++) {
            Switch passed = thread.switchAt(next);
            if (passed.time() >= to) {
                break;
            }
            if (read == MOST_READ) {
                return null;
            }
            held.merge(holder, passed.time() - since, Long::sum);
            since = passed.time();
            holder = passed.to();
        }
        held.merge(holder, Math.max(0, to - since), Long::sum);
        int longest = holder;
        for (Map.Entry<Integer, Long> entry : held.entrySet()) {
            longest = entry.getValue() > held.get(longest) ? entry.getKey() : longest;
        }
        long most = held.get(longest);
        return new Holder(longest, most, most >= (to - from) / 100 * 99, doing(snapshot, longest, from, to, most));
    }

    /** What kind of thing holds it, and its name: {@code greenlet play}. */
    static String name(Snapshot snapshot, int lane) {
        Lane holder = snapshot.lane(lane);
        return holder == null
                ? Phrases.of("lane.another")
                : Phrases.of("lane.named", Phrases.of("kind." + holder.kind().id()), LaneNames.of(snapshot, lane));
    }

    /** What took at least half of the time that the lane held its thread. */
    private static String doing(Snapshot snapshot, int id, long from, long to, long held) {
        Lane lane = snapshot.lane(id);
        Map<Doing, Long> times = new HashMap<>();
        for (int depth = 0; lane != null && depth < lane.depth(); depth++) {
            Row row = lane.row(depth);
            int first = row.firstEndingAfter(from);
            for (int i = first; i < Math.min(row.size(), first + MOST_READ) && row.start(i) < to; i++) {
                long end = Math.min(to, row.isOpen(i) ? snapshot.horizon() : row.end(i));
                boolean runs = row.state(i).isWork();
                times.merge(new Doing(words(snapshot, row, i), runs), Math.max(0, end - Math.max(from, row.start(i))),
                        Long::sum);
            }
        }
        for (boolean runs : new boolean[]{false, true}) {
            long most = -1;
            String words = "";
            for (Map.Entry<Doing, Long> entry : times.entrySet()) {
                if (entry.getKey().runs() == runs && entry.getValue() * 2 >= held && entry.getValue() > most) {
                    most = entry.getValue();
                    words = entry.getKey().words();
                }
            }
            if (!words.isEmpty()) {
                return words;
            }
        }
        return "";
    }

    private static String words(Snapshot snapshot, Row row, int i) {
        String name = snapshot.name(row.name(i));
        String task = row.task(i) == 0 ? "" : snapshot.taskLabel(row.task(i));
        return switch (row.state(i)) {
            case BLOCKED -> WhyBlocked.doing(name, row.awaited(i) == 0 ? "" : snapshot.taskLabel(row.awaited(i)));
            case IDLE -> Phrases.of("doing.idle");
            case CALLBACK -> task.isEmpty() ? Phrases.of("doing.callback") : Phrases.of("doing.callback.of", task);
            case SENDING -> Phrases.of("doing.sending", name);
            default -> !row.state(i).isWork()
                    ? ""
                    : name.isEmpty() && task.isEmpty()
                            ? Phrases.of("doing.running")
                            : Phrases.of("doing.running.what", name.isEmpty() ? task : name);
        };
    }
}
