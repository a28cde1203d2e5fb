package dev.gantry.insight;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.message.Message;

/**
 * Locks of an area that lanes waited for, and who held them. A lock is known by what the recording calls it in a
 * process, as a rule its class; who held it is the lane that let the waiting one go on, or that the wait itself names.
 *
 * @param locks by the time that was waited for them, the most first
 */
public record Locks(List<Lock> locks) {
    private static final int STRIDE = 1 << 12;
    /** Reasons of waits that are for a lock. */
    private static final Set<String> CODES = Set.of("lock", "semaphore");
    private static final String PARK = "park";
    private static final String HELD = "held";

    /**
     * A lock.
     *
     * @param code what kind of lock it is
     * @param of what it is called; empty if that is not known
     * @param process the lane of its process
     * @param names the names of the waits for it
     * @param waits how many waits there were
     * @param waiting how many lanes waited
     * @param total for how many nanoseconds of the area in all
     * @param longest the longest wait in nanoseconds, also outside of the area
     * @param holders who held it meanwhile, the one that was waited for the longest first
     */
    public record Lock(
            String code, String of, int process, Set<Integer> names, int waits, int waiting, double total, long longest,
            List<Holder> holders) {}

    /** A lane that held a lock while others waited, and for how many nanoseconds of the area they did in all. */
    public record Holder(int lane, double total) {}

    public Locks {
        locks = List.copyOf(locks);
    }

    /** Those of this area. */
    public static Locks of(Snapshot snapshot, Area area) {
        return of(snapshot, area, () -> true, _ -> {}).orElseThrow();
    }

    /**
     * Those of this area.
     *
     * @param goesOn whether to go on; asked often
     * @param progress is told how far it is, from 0 to 1
     * @return empty if it did not go on to the end
     */
    public static Optional<Locks> of(
            Snapshot snapshot, Area area, BooleanSupplier goesOn, DoubleConsumer progress) {
        return new Reading(snapshot, area.within(snapshot)).read(goesOn, progress);
    }

    /** What a wait is for. */
    private record Reason(String code, String of, String holder) {
        private static final Reason NONE = new Reason("", "", "");

        static Reason of(String name) {
            return Message.of(name).map(Reason::of).orElse(NONE);
        }

        private static Reason of(Message said) {
            Object first = said.arguments().isEmpty() ? "" : said.arguments().getFirst();
            if (first instanceof Message held && held.code().equals(HELD) && held.arguments().size() == 2) {
                return new Reason(said.code(), held.arguments().getFirst().toString(),
                        held.arguments().getLast().toString());
            }
            boolean lock = CODES.contains(said.code())
                    || said.code().equals(PARK) && first.toString().matches(".*(Lock|Semaphore)\\b.*");
            return lock ? new Reason(said.code(), first.toString(), "") : NONE;
        }
    }

    private record Key(int process, String code, String of) {}

    private static final class Sums {
        private final Set<Integer> names = new TreeSet<>();
        private final BitSet waiting = new BitSet();
        private final Map<Integer, Double> holders = new HashMap<>();
        private int waits;
        private double total;
        private long longest;
    }

    private static final class Reading {
        private final Snapshot snapshot;
        private final Area area;
        private final Map<Integer, Reason> reasons = new HashMap<>();
        private final Map<Key, Sums> sums = new HashMap<>();
        private final Map<Integer, Map<String, Integer>> lanes = new HashMap<>(); // by name, of each process

        Reading(Snapshot snapshot, Area area) {
            this.snapshot = snapshot;
            this.area = area;
        }

        Optional<Locks> read(BooleanSupplier goesOn, DoubleConsumer progress) {
            long work = 0;
            for (int id = 1; id <= snapshot.lanes(); id++) {
                Lane lane = snapshot.lane(id);
                work += lane == null || !area.hasLane(id) ? 0 : Innermost.slices(lane, area.start(), area.end());
            }
            Going going = new Going(goesOn, progress, work);
            for (int id = 1; id <= snapshot.lanes(); id++) {
                Lane lane = area.hasLane(id) ? snapshot.lane(id) : null;
                for (int depth = 0; lane != null && depth < lane.depth(); depth++) {
                    if (!read(lane, lane.row(depth), going)) {
                        return Optional.empty();
                    }
                }
            }
            List<Lock> locks = new ArrayList<>();
            sums.forEach((key, of) -> locks.add(new Lock(key.code, key.of, key.process, Set.copyOf(of.names), of.waits,
                    of.waiting.cardinality(), of.total, of.longest, of.holders.entrySet().stream()
                            .map(each -> new Holder(each.getKey(), each.getValue()))
                            .sorted(Comparator.comparingDouble((Holder holder) -> -holder.total)).toList())));
            locks.sort(Comparator.comparingDouble((Lock lock) -> -lock.total).thenComparing(Lock::of));
            return Optional.of(new Locks(locks));
        }

        private boolean read(Lane lane, Row row, Going going) {
            int to = row.firstStartingAt(area.end());
            for (int i = row.firstEndingAfter(area.start()); i < to; i++) {
                State state = row.state(i);
                if ((state == State.BLOCKED || state == State.SUSPENDED) && row.name(i) != 0) {
                    wait(lane, row, i);
                }
                if (i % STRIDE == 0 && !going.on(STRIDE)) {
                    return false;
                }
            }
            return true;
        }

        private void wait(Lane lane, Row row, int i) {
            Reason reason = reasons.computeIfAbsent(row.name(i), number -> Reason.of(snapshot.name(number)));
            if (reason.equals(Reason.NONE)) {
                return;
            }
            Lane process = snapshot.enclosing(lane.id(), LaneKind.PROCESS);
            int in = process == null ? 0 : process.id();
            Sums of = sums.computeIfAbsent(new Key(in, reason.code, reason.of), _ -> new Sums());
            long end = row.isOpen(i) ? snapshot.horizon() : row.end(i);
            double inside = Math.min(end, area.end()) - Math.max(row.start(i), area.start());
            of.names.add(row.name(i));
            of.waiting.set(lane.id());
            of.waits++;
            of.total += inside;
            of.longest = Math.max(of.longest, end - row.start(i));
            OptionalInt woken = row.isOpen(i) ? OptionalInt.empty() : lane.wokenBy(row.end(i));
            int holder = woken.orElseGet(() -> reason.holder.isEmpty() ? 0 : called(in, reason.holder));
            if (holder != 0 && holder != lane.id()) {
                of.holders.merge(holder, inside, Double::sum);
            }
        }

        /** The one lane of a process with this name; 0 if there is none, or more than one. */
        private int called(int process, String name) {
            return lanes.computeIfAbsent(process, this::names).getOrDefault(name, 0);
        }

        private Map<String, Integer> names(int process) {
            Map<String, Integer> names = new HashMap<>();
            for (int id = 1; id <= snapshot.lanes(); id++) {
                Lane of = snapshot.lane(id) == null ? null : snapshot.enclosing(id, LaneKind.PROCESS);
                if ((of == null ? 0 : of.id()) == process) {
                    names.merge(snapshot.laneName(id), id, (_, _) -> 0);
                }
            }
            return names;
        }
    }
}
