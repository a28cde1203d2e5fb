package dev.gantry.ui.session;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

import dev.gantry.recording.Annotations;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.ui.pump.Pump;
import dev.gantry.ui.pump.Reason;
import dev.gantry.view.style.Contrast;
import dev.gantry.view.time.Durations;
import dev.gantry.view.time.RangeText;
import dev.gantry.view.time.TimeMap;
import dev.gantry.view.time.Viewport;

/**
 * Navigation in time: the visible stretch of time, and the history of views.
 *
 * <p>While a run is live the right edge follows what happens now, until the user moves; {@link #follow} returns to it.
 * A run that ends while it is followed is shown whole.
 */
public final class Navigation {
    private static final long SECOND = 1_000_000_000;
    private static final long[] SPANS = {SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND};

    private final Pump pump;
    private final History history = new History();
    private final Notes notes;
    private final Playhead playhead;
    private Viewport viewport = Viewport.fit(0, 0);
    private Snapshot snapshot;
    private boolean following = true;
    private boolean spanChosen;
    private OptionalInt wantedLane = OptionalInt.empty();
    private Optional<Navigation> leader = Optional.empty();
    private TimeMap axis = TimeMap.SAME;
    private long besideFirst = Long.MAX_VALUE;
    private long besideHorizon = Long.MIN_VALUE;
    private boolean live;

    /** What it plays goes with this clock, in nanoseconds. */
    public Navigation(Pump pump, Snapshot first, LongSupplier clock) {
        this.pump = pump;
        this.snapshot = first;
        this.notes = new Notes(pump, this::remember);
        this.playhead = new Playhead(pump, clock, first);
    }

    /** Navigation in a recording that lies on the axis of another, which this moves; it scrolls by itself. */
    public Navigation(Pump pump, Snapshot first, LongSupplier clock, Navigation leader) {
        this(pump, first, clock);
        this.leader = Optional.of(leader);
    }

    /** Has its times lie there on the leader's axis. */
    public void axis(TimeMap map) {
        axis = map;
    }

    /** Has this stretch of time count as part of the recording: another recording lies there. */
    public void beside(long first, long horizon) {
        if (first != besideFirst || horizon != besideHorizon) {
            besideFirst = first;
            besideHorizon = horizon;
            recorded(snapshot, live);
        }
    }

    /** No other recording lies beside it any more: as it was looked at before. */
    public void alone(View before) {
        besideFirst = Long.MAX_VALUE;
        besideHorizon = Long.MIN_VALUE;
        show(new View(before.viewport(), before.following(), before.spanChosen(), notes.all()));
    }

    /** The leader's axis; empty for one that has no leader. */
    public Optional<Contrast.Axis> shared() {
        return leader.map(led -> new Contrast.Axis(axis, led.viewport()));
    }

    private long first() {
        return Math.min(snapshot.first(), besideFirst);
    }

    private long horizon() {
        return Math.max(snapshot.horizon(), besideHorizon);
    }

    /** The time up to which is replayed, also by the leader. */
    public OptionalLong replayed() {
        OptionalLong own = playhead.time();
        return leader.isEmpty() || own.isPresent()
                ? own
                : leader.get().playhead.time().stream().map(axis::toOwn).findFirst();
    }

    /** Notes of the user on the recording. */
    public Notes notes() {
        return notes;
    }

    /** The time up to which it is replayed. */
    public Playhead playhead() {
        return playhead;
    }

    /** Begins to replay at this time; the view no longer follows what happens now. */
    public void replay(long from) {
        remember();
        following = false;
        playhead.go(from);
    }

    /** Replays at this time, and brings it into sight. */
    public void replayAt(long time) {
        playhead.go(time);
        playhead.time().ifPresent(this::keepInSight);
    }

    /** Takes the replay as far as it has come and keeps it in sight. Says whether it goes on by itself. */
    public boolean play() {
        playhead.take();
        if (playhead.isPlaying() && !following) {
            keepInSight(playhead.time().getAsLong());
        }
        return playhead.isPlaying();
    }

    /** How the recording is looked at now. */
    public View view() {
        return new View(viewport(), following, spanChosen, notes.all());
    }

    /** The time that is shown as 0. */
    public long zero() {
        return notes.all().zero(snapshot);
    }

    /** A time as it is shown: counted from {@link #zero}. */
    public String clock(long time) {
        return Durations.since(zero(), time);
    }

    /** The stretch of time that is shown, in words as it can be typed. */
    public String sight() {
        return RangeText.text(viewport().start() - zero(), viewport().end() - zero());
    }

    public Viewport viewport() {
        return leader.map(Navigation::viewport)
                .map(led -> new Viewport(axis.toOwn(led.start()), axis.toOwn(led.end()), viewport.scroll()))
                .orElse(viewport);
    }

    public boolean isFollowing() {
        return leader.map(Navigation::isFollowing).orElse(following);
    }

    /** Whether {@link #back} has somewhere to go. */
    public boolean hasPast() {
        return leader.map(Navigation::hasPast).orElseGet(() -> history.hasPast(view()));
    }

    /** Whether {@link #forward} has somewhere to go. */
    public boolean hasFuture() {
        return leader.map(Navigation::hasFuture).orElseGet(() -> history.hasFuture(view()));
    }

    /** The recording has grown or is another; the view follows if it shall. */
    public void recorded(Snapshot grown, boolean goesOn) {
        snapshot = grown;
        live = goesOn;
        playhead.recorded(grown);
        if (following && leader.isEmpty()) {
            set(live ? edge() : Viewport.fit(first(), horizon()).scrolledTo(viewport.scroll()));
        }
    }

    /** Another recording is looked at: as it was left, or all of it, or its right edge while it is live. */
    public void restart(Snapshot other, Optional<View> left) {
        snapshot = other;
        playhead.leave();
        playhead.recorded(other);
        history.clear();
        show(left.orElse(new View(Viewport.fit(other.first(), other.horizon()), true, false, Annotations.NONE)));
    }

    /** The user goes there; the view that was left can be returned to. */
    public void go(Viewport there) {
        if (!there.equals(viewport())) {
            remember();
            glide(there);
        }
    }

    /** The user moves there as a part of one gesture, whose beginning was remembered by {@link #remember}. */
    public void glide(Viewport there) {
        if (leader.isPresent()) {
            scroll(there.scroll());
            Viewport led = leader.get().viewport();
            leader.get().glide(new Viewport(axis.toAxis(there.start()), axis.toAxis(there.end()), led.scroll()));
            return;
        }
        following = false;
        spanChosen = true;
        set(there.clamped(first(), horizon()));
    }

    /** Shows this many times as much time, as a part of one gesture; this time stays where it is. */
    public void zoom(long anchor, double factor) {
        leader.ifPresentOrElse(led -> led.zoom(axis.toAxis(anchor), factor),
                () -> glide(viewport.zoomed(anchor, factor)));
    }

    /** Scrolls the lanes; following goes on. */
    public void scroll(int pixels) {
        set(viewport.scrolledTo(pixels));
    }

    /** Keeps the present view for {@link #back}. */
    public void remember() {
        leader.ifPresentOrElse(Navigation::remember, () -> history.remember(view()));
    }

    /** Returns to the view before. */
    public void back() {
        leader.ifPresentOrElse(Navigation::back, () -> history.back(view()).ifPresent(this::show));
    }

    /** Returns to the view that was gone back from. */
    public void forward() {
        leader.ifPresentOrElse(Navigation::forward, () -> history.forward(view()).ifPresent(this::show));
    }

    /** Shows the whole recording, and goes on doing so. */
    public void fit() {
        if (leader.isPresent()) {
            leader.get().fit();
            return;
        }
        remember();
        following = true;
        spanChosen = false;
        recorded(snapshot, !snapshot.finished() && snapshot.records() > 0);
    }

    /** Shows what happens now, and goes on doing so. */
    public void follow() {
        if (leader.isPresent()) {
            leader.get().follow();
            return;
        }
        remember();
        playhead.leave();
        following = true;
        recorded(snapshot, !snapshot.finished());
    }

    /** Brings this time into view, if it is not, without changing how much time is shown. */
    public void reveal(long time) {
        Viewport shown = viewport();
        long span = shown.span();
        if (time < shown.start() + span / 20 || time > shown.end() - span / 20) {
            go(shown.panned(time - shown.start() - span / 2));
        }
    }

    /** Auto-scroll: keeps a time that goes on left of the last quarter of the view; one that jumped is brought back. */
    private void keepInSight(long time) {
        long span = viewport.span();
        long latest = viewport.end() - span / 4;
        if (time < viewport.start()) {
            glide(viewport.panned(time - viewport.start() - span / 4));
        } else if (time > latest) {
            glide(viewport.panned(time - latest));
        }
    }

    /** Has the timeline scroll to this lane. */
    public void revealLane(int lane) {
        wantedLane = OptionalInt.of(lane);
        pump.mark(Reason.VIEW);
    }

    /** Scrolls to the line of this executor's queue. */
    public void revealQueue(int executor) {
        revealLane(-executor);
    }

    /** Brings this task into view: its start on the lane that ran it, or its submission. */
    public void revealTask(int task) {
        long start = snapshot.taskStarted(task);
        reveal(start == Trace.NONE ? snapshot.taskSubmitted(task) : start);
        if (snapshot.taskLane(task) != 0) {
            revealLane(snapshot.taskLane(task));
        }
    }

    /** The lane to scroll to, once; for a queue the number of its executor below 0. */
    public OptionalInt takeWantedLane() {
        OptionalInt wanted = wantedLane;
        wantedLane = OptionalInt.empty();
        return wanted;
    }

    private void show(View there) {
        notes.restore(there.annotations());
        following = there.following();
        spanChosen = there.spanChosen();
        set(there.viewport());
        if (following) {
            recorded(snapshot, !snapshot.finished() && snapshot.records() > 0);
        }
    }

    private Viewport edge() {
        if (spanChosen) {
            return viewport.following(first(), horizon());
        }
        long elapsed = horizon() - first();
        long span = SPANS[SPANS.length - 1];
        for (int i = SPANS.length - 1; i >= 0 && SPANS[i] * 19 / 20 > elapsed; i--) {
            span = SPANS[i];
        }
        return new Viewport(0, span, viewport.scroll()).following(first(), horizon());
    }

    private void set(Viewport there) {
        if (!there.equals(viewport)) {
            viewport = there;
            pump.mark(Reason.VIEW);
        }
    }
}
