package dev.gantry.format.assembly;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.gantry.trace.TraceLoader;

/**
 * Writes an assembly into a trace, once: lanes as a tree, then tasks, then lane by lane what is on it.
 *
 * <p>A trace wants a task's submission before its start, whichever lane comes first. So the lanes with arrows are swept
 * twice: once to find out which slices the arrows reach, then, like all others, to be written.
 */
final class Writing {
    private final Target target;
    private final List<Track> roots;
    private final List<Track> tracks;
    private final Map<Track, LaneWriting> lanes = new HashMap<>();
    private final Handed handed;
    private final TraceLoader restoration;
    private final long slack;
    private final long origin;
    private final boolean ordered;
    private final Map<Integer, Integer> told = new HashMap<>();
    private int tasks;
    private int fromArrows;
    private int arrowsLost;

    Writing(Target target, List<Track> roots, List<Track> tracks, Handed handed, long slack, long origin,
            boolean ordered) {
        this.target = target;
        this.roots = roots;
        this.handed = handed;
        this.restoration = new TraceLoader(target.trace());
        this.slack = slack;
        this.origin = origin;
        this.ordered = ordered;
        this.tracks = tracks;
    }

    Written write() throws IOException {
        for (Track track : tracks) {
            target.step();
            lanes.put(track, new LaneWriting(track, target, told, origin, slack));
        }
        restoration.timeBase(origin);
        List<Track> order = shown(inOrder(roots));
        open(order);
        bind(handed.hops());
        submitTold();
        submit(handed.hops());
        for (Told other : handed.others()) {
            other.write(restoration, track -> lanes.get(track).isOpen() ? lanes.get(track).id() : 0, origin);
            target.step();
        }
        for (Track track : order) {
            for (Track.WokenBy wake : track.wakes) {
                target.step();
                if (lanes.get(wake.by()).isOpen()) {
                    lanes.get(track).wake(wake.time(), 0, lanes.get(wake.by()).id());
                }
            }
        }
        int beside = 0;
        int wakes = 0;
        int stray = 0;
        int open = 0;
        int lost = 0;
        int cut = 0;
        for (Track track : order) {
            target.step();
            LaneWriting lane = lanes.get(track);
            lane.write();
            beside += lane.beside();
            wakes += lane.wakes();
            stray += lane.stray();
            open += lane.open();
            lost += lane.lost();
            cut += lane.cut();
        }
        return new Written(beside, fromArrows, wakes, arrowsLost, stray, open, lost, cut);
    }

    /** All lanes, each followed by what it holds. */
    private List<Track> inOrder(List<Track> roots) throws IOException {
        List<Track> order = new ArrayList<>();
        Deque<Track> next = new ArrayDeque<>();
        push(roots, next);
        while (!next.isEmpty()) {
            target.step();
            Track track = next.pop();
            order.add(track);
            push(track.parts, next);
        }
        return order;
    }

    private void push(Collection<Track> siblings, Deque<Track> next) throws IOException {
        List<Track> ordered = new ArrayList<>(siblings);
        Sorting.sort(ordered, Comparator.comparingLong((Track track) -> track.order())
                .thenComparingInt(track -> track.number), target::step);
        for (Track track : ordered.reversed()) {
            target.step();
            next.push(track);
        }
    }

    /** Of these lanes those of which something is known, and what holds them. */
    private List<Track> shown(List<Track> order) throws IOException {
        Set<Track> shown = new HashSet<>();
        for (Track track : order.reversed()) {
            target.step();
            if (track.isKnown() || shown.contains(track)) {
                shown.add(track);
                shown.add(track.holder);
            }
        }
        List<Track> left = new ArrayList<>();
        for (Track track : order) {
            target.step();
            if (shown.contains(track)) {
                left.add(track);
            }
        }
        return left;
    }

    /** Lanes that begin in the middle get their ids in the order in which they begin, after all others. */
    private void open(List<Track> order) throws IOException {
        List<Track> byTime = new ArrayList<>(order);
        Map<Track, Long> times = new HashMap<>();
        for (Track track : order) {
            target.step();
            long notBefore = track.holder == null ? 0 : times.get(track.holder);
            times.put(track, Math.max(notBefore, track.opened() - origin));
        }
        Sorting.sort(byTime, Comparator.comparingLong((Track track) -> ordered ? track.order() : times.get(track)),
                target::step);
        for (Track track : byTime) {
            target.step();
            Deque<Track> around = new ArrayDeque<>();
            for (Track at = track; at != null && !lanes.get(at).isOpen(); at = at.holder) {
                around.push(at);
            }
            for (Track at : around) {
                lanes.get(at).open(times.get(at), at.holder == null ? 0 : lanes.get(at.holder).id());
            }
        }
    }

    private void bind(List<Hop> hops) throws IOException {
        Map<Track, Binding> bindings = new HashMap<>();
        for (Hop hop : hops) {
            target.step();
            binding(hop.from, bindings).leaving(hop);
            binding(hop.to, bindings).reaching(hop);
        }
        for (Map.Entry<Track, Binding> entry : bindings.entrySet()) {
            entry.getValue().ready(target::step);
            new Sweep(lanes.get(entry.getKey()).sorted(), slack, entry.getValue(), target::step).run();
        }
    }

    private Binding binding(Track track, Map<Track, Binding> bindings) throws IOException {
        Binding known = bindings.get(track);
        if (known == null) {
            known = new Binding(lanes.get(track).sorted());
            bindings.put(track, known);
        }
        return known;
    }

    private void submitTold() throws IOException {
        List<ToldTask> order = new ArrayList<>(handed.tasks());
        Sorting.sort(order, Comparator.comparingInt(ToldTask::id), target::step);
        for (ToldTask task : order) {
            int id = task.id();
            if (told.putIfAbsent(id, id) != null) {
                continue;
            }
            tasks = Math.max(tasks, id);
            restoration.taskSubmitted(task.submitted() - origin, lane(task.submittedBy()), id, task.executor(),
                    task.name(), task.site());
            if (task.started() != ToldTask.NEVER) {
                restoration.taskStarted(task.started() - origin, lane(task.ranOn()), id);
            }
            if (task.ended() != ToldTask.NEVER && task.state().isFinal()) {
                restoration.taskEnded(task.ended() - origin, lane(task.ranOn()), id, task.state(), task.error());
            }
            target.step();
        }
    }

    private int lane(Optional<Track> track) {
        return track.map(lanes::get).filter(LaneWriting::isOpen).map(LaneWriting::id).orElse(0);
    }

    private void submit(List<Hop> hops) throws IOException {
        Sorting.sort(hops, Comparator.comparingLong(hop -> hop.left), target::step);
        for (Hop hop : hops) {
            LaneWriting to = lanes.get(hop.to);
            int from = lanes.get(hop.from).id(hop.besideFrom);
            if (hop.isHandOver() && to.canTake(hop.row)) {
                fromArrows++;
                restoration.taskSubmitted(hop.left - origin, from, ++tasks, 0, hop.to.rows.name(hop.row), 0);
                to.take(hop.row, tasks);
            } else if (hop.row != Hop.NOWHERE) {
                to.wake(hop.reached, hop.besideTo, from);
            } else {
                arrowsLost++;
            }
            target.step();
        }
    }
}
