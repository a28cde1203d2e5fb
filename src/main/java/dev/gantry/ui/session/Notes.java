package dev.gantry.ui.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.gantry.recording.Annotations;
import dev.gantry.recording.Note;
import dev.gantry.recording.Origin;
import dev.gantry.ui.pump.Pump;
import dev.gantry.ui.pump.Reason;
import dev.gantry.view.time.Flag;
import dev.gantry.view.time.Flags;

/** Notes of the user on the shown recording. Every change can be taken back by {@link Navigation#back}. */
public final class Notes {
    private final Pump pump;
    private final Runnable remember;
    private Annotations all = Annotations.NONE;
    private Flags flags = Flags.NONE;

    Notes(Pump pump, Runnable remember) {
        this.pump = pump;
        this.remember = remember;
    }

    public Annotations all() {
        return all;
    }

    /** The same as it is drawn. */
    public Flags flags() {
        return flags;
    }

    /** Puts a note at this time. */
    public void add(Note note) {
        List<Note> notes = new ArrayList<>(all.notes());
        notes.add(note);
        change(notes);
    }

    /** Gives a note another text. */
    public void rename(Note note, String text) {
        List<Note> notes = new ArrayList<>(all.notes());
        if (notes.remove(note)) {
            notes.add(new Note(note.time(), text));
            change(notes);
        }
    }

    public void remove(Note note) {
        List<Note> notes = new ArrayList<>(all.notes());
        if (notes.remove(note)) {
            change(notes);
        }
    }

    /** Lets shown times count from this event, or from the first record. */
    public void countFrom(Optional<Origin> origin) {
        if (!origin.equals(all.origin())) {
            remember.run();
            restore(new Annotations(origin, all.notes()));
        }
    }

    /** Has this written instead, as it was once: nothing to be taken back. */
    public void restore(Annotations written) {
        if (!written.equals(all)) {
            all = written;
            flags = new Flags(written.origin().map(origin -> new Flag(origin.time(), origin.event())),
                    written.notes().stream().map(note -> new Flag(note.time(), note.text())).toList());
            pump.mark(Reason.VIEW);
        }
    }

    private void change(List<Note> notes) {
        notes.sort(Comparator.comparingLong(Note::time));
        Annotations changed = new Annotations(all.origin(), notes);
        if (!changed.equals(all)) {
            remember.run();
            restore(changed);
        }
    }
}
