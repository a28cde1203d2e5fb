package dev.gantry.format.assembly;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.gantry.format.DamagedFile;
import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Trace;
import dev.gantry.trace.stack.SampleKind;

/**
 * What a reader finds in a file whose events come in any order, until it is put in order and written into a trace.
 *
 * <p>A slice takes 20 bytes here. The whole is bounded twice: by the limits of the opening, and by a third of the
 * memory that this JVM may use, because the trace has to fit beside it.
 */
public final class Assembly {
    private static final int BYTES_AN_EVENT = 20;

    private final TraceUnderConstruction opening;
    private final List<Track> tracks = new ArrayList<>();
    private final List<Track> roots = new ArrayList<>();
    private final Arrows arrows = new Arrows();
    private final List<ToldTask> tasks = new ArrayList<>();
    private final List<Told> others = new ArrayList<>();
    private final long mostTimes;
    private long times;
    private long earliest = Long.MAX_VALUE;
    private long slack;
    private long origin = Long.MAX_VALUE;
    private boolean ordered;

    public Assembly(TraceUnderConstruction opening) {
        this.opening = opening;
        long room = Runtime.getRuntime().maxMemory() / 3 / BYTES_AN_EVENT;
        this.mostTimes = 2 * Math.min(opening.limits().events(), room);
    }

    /**
     * A new lane that no other holds.
     *
     * @throws DamagedFile if the file has more lanes than is believed
     */
    public Track root(LaneKind kind, String name) throws DamagedFile {
        Track made = track(kind, name);
        roots.add(made);
        return made;
    }

    /**
     * A new lane that this one holds.
     *
     * @throws DamagedFile if the file has more lanes than is believed
     */
    public Track part(Track of, LaneKind kind, String name) throws DamagedFile {
        Track made = track(kind, name);
        checkDepth(made, of);
        of.hold(made);
        return made;
    }

    /**
     * Moves a lane of a process into another of its lanes; nothing happens if that lies in it.
     *
     * @throws DamagedFile if lanes are nested deeper than is believed
     */
    public void move(Track part, Track from, Track into) throws DamagedFile {
        if (part.holder == from && from != into && !into.isIn(part)) {
            checkDepth(part, into);
            from.parts.remove(part);
            into.hold(part);
        }
    }

    /**
     * Moves a process that no lane holds into a machine.
     *
     * @throws DamagedFile if lanes are nested deeper than is believed
     */
    public void move(Track process, Track machine) throws DamagedFile {
        if (!machine.isIn(process)) {
            checkDepth(process, machine);
            if (roots.remove(process)) {
                machine.hold(process);
            }
        }
    }

    private void checkDepth(Track part, Track into) throws DamagedFile {
        if (into.depth() + 1 + part.height() > Trace.DEEPEST_LANE) {
            throw DamagedFile.beyond(opening.reached(), "lane-depth");
        }
    }

    /** Time resolution: how far the file's times may be off, because it rounds them. */
    public void slack(long nanoseconds) {
        slack = nanoseconds;
    }

    /** The chain with this key leaves the slice that holds this time. */
    public void leaves(long key, Track track, long time) {
        arrows.add(Arrows.Kind.LEAVES, key, track, time);
    }

    /** The chain with this key goes through the slice that holds this time. */
    public void steps(long key, Track track, long time) {
        arrows.add(Arrows.Kind.STEPS, key, track, time);
    }

    /** The chain reaches the slice that holds this time, or else the first that begins then or later. */
    public void reaches(long key, Track track, long time, boolean next) {
        arrows.add(next ? Arrows.Kind.REACHES_NEXT : Arrows.Kind.REACHES, key, track, time);
    }

    /** A task that the file tells by itself. */
    public void task(ToldTask task) {
        seen(task.submitted());
        seen(task.submitted());
        tasks.add(task);
    }

    /** What the file tells beside slices and tasks. */
    public void told(Told told) {
        times++;
        others.add(told);
    }

    /** Samples of this kind whose weight is not known have this one, see {@link Track#sample}. */
    public void weigh(SampleKind kind, long weight) {
        tracks.forEach(track -> track.weigh(kind, weight));
    }

    /** The time that shall be 0 in the trace, unless something is earlier; without this it is the earliest time. */
    public void origin(long time) {
        origin = Math.clamp(time, -Track.FARTHEST, Track.FARTHEST);
    }

    /** Lanes get their ids by the {@link Track#order} that the file gives each, whenever they began. */
    public void inOrder() {
        ordered = true;
    }

    /**
     * @throws DamagedFile if more events were taken than is believed or the memory suffices for
     */
    public void checkRoom() throws DamagedFile {
        if (times + arrows.size() > mostTimes) {
            throw DamagedFile.beyond(opening.reached(), "event", times / 2L);
        }
    }

    /** About how many events there are so far. */
    public long size() {
        return times / 2;
    }

    /** The earliest time of all, which becomes the trace's origin; 0 while there is none. */
    public long earliest() {
        return earliest == Long.MAX_VALUE ? 0 : earliest;
    }

    /** Puts all in order and writes it into the opening's trace. */
    public Written writeTo(TraceUnderConstruction into) throws IOException {
        Written written = writeTo(Target.of(into));
        into.written();
        return written;
    }

    /** Puts all in order and writes it; what is here stays as it is, and more may come. */
    Written writeTo(Target target) throws IOException {
        List<Hop> hops = arrows.hops(target::step);
        for (Hop hop : hops) {
            earliest = Math.min(earliest, hop.left); // an arrow may leave before any slice begins
        }
        return new Writing(target, roots, tracks, new Handed(tasks, hops, others), slack,
                Math.min(origin, earliest()), ordered)
                .write();
    }

    void seen(long time) {
        times++;
        earliest = Math.min(earliest, time);
    }

    private Track track(LaneKind kind, String name) throws DamagedFile {
        if (tracks.size() == opening.limits().lanes()) {
            throw DamagedFile.beyond(opening.reached(), "lane", tracks.size() + 1L);
        }
        Track made = new Track(this, tracks.size(), kind, name);
        tracks.add(made);
        return made;
    }
}
