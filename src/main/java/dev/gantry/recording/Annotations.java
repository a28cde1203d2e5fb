package dev.gantry.recording;

import java.util.List;
import java.util.Optional;

import dev.gantry.trace.Snapshot;

/**
 * Annotations by a reader of a recording. Immutable.
 *
 * @param origin what shown times count from; empty for the first record
 * @param notes the reader's own marks, in order of time
 */
public record Annotations(Optional<Origin> origin, List<Note> notes) {
    public static final Annotations NONE = new Annotations(Optional.empty(), List.of());

    public Annotations {
        notes = List.copyOf(notes);
    }

    /** The time that is shown as 0. */
    public long zero(Snapshot snapshot) {
        return origin.map(Origin::time).orElse(snapshot.first());
    }

    /**
     * Written by hand: the generated method of a record is linked at its first call (invokedynamic), which delays the
     * first picture.
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof Annotations as && origin.equals(as.origin) && notes.equals(as.notes);
    }

    @Override
    public int hashCode() {
        return 31 * origin.hashCode() + notes.hashCode();
    }
}
