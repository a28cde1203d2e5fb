package dev.gantry.ui.session;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

import dev.gantry.insight.filter.Filter;
import dev.gantry.insight.filter.FilterEffortException;
import dev.gantry.insight.filter.FilterSyntaxException;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;
import dev.gantry.ui.pump.Pump;
import dev.gantry.ui.pump.Reason;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.search.Finder;
import dev.gantry.view.search.Match;
import dev.gantry.view.search.Matches;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.time.Flag;

/**
 * Search in the shown recording, and its current match. The recording is read on another thread; {@link #take} fetches
 * what was found, once per frame. A recording that grows is searched again, at most for a fifth of the time.
 */
public final class Search {
    private final Pump pump;
    private final Session session;
    private final Pointer pointer;
    private final Navigation navigation;
    private final Executor executor;
    private String text = "";
    private Snapshot searched;
    private List<Flag> searchedNotes = List.of();
    private Reading<Matches> job;
    /** Why the filter can not be asked; set before the job ends. */
    private AtomicReference<Message> effort = new AtomicReference<>();
    private boolean cancelled;
    private long next = System.nanoTime();
    private int position = -1;
    private Optional<Message> problem = Optional.empty();

    /** A search that reads recordings by this executor. */
    public Search(Pump pump, Session session, Pointer pointer, Navigation navigation, Executor executor) {
        this.pump = pump;
        this.session = session;
        this.pointer = pointer;
        this.navigation = navigation;
        this.executor = executor;
    }

    /** What is looked for, as it was typed. */
    public String text() {
        return text;
    }

    /** Why what was typed can not be looked for. */
    public Optional<Message> problem() {
        return problem;
    }

    /** Looks for this from now on; for nothing if it has no words. */
    public void lookFor(String words) {
        if (!words.equals(text)) {
            text = words;
            position = -1;
            begin();
        }
    }

    /** Gives the reading up that goes on; what was found before stays. */
    public void cancel() {
        if (job != null) {
            job.cancel();
            job = null;
            cancelled = true;
            pump.mark(Reason.SELECTION);
        }
    }

    /** Whether the last reading was given up. */
    public boolean isCancelled() {
        return cancelled;
    }

    /** Whether a recording is being read. */
    public boolean isBusy() {
        return job != null;
    }

    /** How much of it has been read, from 0 to 1. */
    public double progress() {
        return job == null ? 1 : job.progress();
    }

    public Matches matches() {
        return pointer.found();
    }

    /** The place of the match that is looked at, from 0; -1 while it is none. */
    public int position() {
        return position;
    }

    /** Goes to the next match, or the one before; at first to the first in sight. After the last comes the first. */
    public void step(boolean forth) {
        Matches matches = matches();
        if (matches.isEmpty()) {
            return;
        }
        int size = matches.size();
        if (position < 0) {
            int inSight = matches.from(navigation.viewport().start());
            position = Math.floorMod(forth ? inSight : inSight - 1, size);
        } else {
            position = Math.floorMod(position + (forth ? 1 : -1), size);
        }
        show(matches.match(position));
        pump.mark(Reason.SELECTION);
    }

    /** Fetches what was found; says whether more may come. */
    public boolean take() {
        if (job != null && job.hasEnded()) {
            arrived();
        }
        Snapshot shown = session.snapshot();
        boolean other = shown != searched || !searchedNotes.equals(navigation.notes().flags().notes());
        boolean stale = !text.isBlank() && problem.isEmpty() && other && !cancelled;
        if (stale && job == null && System.nanoTime() - next >= 0) {
            begin();
        }
        if (job != null) {
            pump.mark(Reason.HOVER); // its progress is shown
        }
        return job != null || stale;
    }

    private void begin() {
        if (job != null) {
            job.cancel();
            job = null;
        }
        cancelled = false;
        searched = session.snapshot();
        searchedNotes = navigation.notes().flags().notes();
        problem = Optional.empty();
        try {
            Filter filter = Filter.of(text);
            if (filter.isEmpty()) {
                pointer.found(Matches.NONE);
            } else {
                read(filter);
            }
        } catch (FilterSyntaxException e) {
            problem = Optional.of(e.problem());
            pointer.found(Matches.NONE);
        }
        pump.mark(Reason.SELECTION);
    }

    private void read(Filter filter) {
        Snapshot snapshot = searched;
        List<Flag> notes = searchedNotes;
        AtomicReference<Message> failed = new AtomicReference<>();
        effort = failed;
        job = Reading.start(executor, (wanted, progress) -> {
            try {
                return Finder.find(snapshot, notes, filter, wanted, progress);
            } catch (FilterEffortException e) {
                failed.set(e.problem());
                return Optional.empty();
            }
        });
    }

    private void arrived() {
        Optional<Match> at = position >= 0 && position < matches().size()
                ? Optional.of(matches().match(position))
                : Optional.empty();
        problem = Optional.ofNullable(effort.get());
        pointer.found(job.found().orElse(Matches.NONE));
        position = at.map(this::positionOf).orElse(-1);
        next = job.next();
        job = null;
        pump.mark(Reason.SELECTION);
    }

    /** Where a match of an earlier reading is now. */
    private int positionOf(Match match) {
        Matches now = matches();
        for (int i = now.from(match.time()); i < now.size() && now.time(i) == match.time(); i++) {
            if (now.match(i).equals(match)) {
                return i;
            }
        }
        return -1;
    }

    /** Shows a match, unless the recording dropped it after it was found. */
    private void show(Match match) {
        Snapshot snapshot = session.snapshot();
        if (isGone(match, snapshot)) {
            return;
        }
        switch (match) {
            case Match.OfTask(int task, long _) -> {
                pointer.select(new Selection.OfTask(task));
                int lane = snapshot.taskLane(task);
                reveal(lane == 0 ? snapshot.task(task).submittedBy() : lane, match.time());
            }
            case Match.OfLane(int lane, long _) -> {
                pointer.select(new Selection.OfLane(lane));
                navigation.revealLane(lane);
            }
            case Match.OfSlice(int lane, int depth, int index, long _) -> {
                long dropped = snapshot.lane(lane).row(depth).gone() - searched.lane(lane).row(depth).gone();
                pointer.select(snapshot, new Pointer.Place(lane, depth, index - (int) dropped));
                reveal(lane, match.time());
            }
            case Match.OfNote(int number, long time) -> {
                pointer.select(Selection.NONE);
                pointer.moment(Optional.of(new Pointer.Moment(0, time, searchedNotes.get(number).text())));
                navigation.reveal(time);
            }
            case Match.OfMark(int lane, int index, long _) -> {
                String words = Phrases.words(searched.name(searched.lane(lane).markText(index)));
                pointer.select(Selection.NONE);
                pointer.moment(Optional.of(new Pointer.Moment(lane, match.time(), words)));
                reveal(lane, match.time());
            }
        }
    }

    private boolean isGone(Match match, Snapshot snapshot) {
        boolean dropped = snapshot.gone().until() != searched.gone().until() && match.time() < snapshot.first();
        return switch (match) {
            case Match.OfTask(int task, long _) -> !snapshot.hasTask(task);
            case Match.OfLane(int lane, long _) -> snapshot.lane(lane) == null;
            case Match.OfSlice _,Match.OfMark _ -> dropped;
            case Match.OfNote _ -> false;
        };
    }

    private void reveal(int lane, long time) {
        navigation.reveal(time);
        navigation.revealLane(lane);
    }
}
