package dev.gantry.view.time;

import java.util.List;
import java.util.Optional;

import dev.gantry.trace.Snapshot;

/**
 * Flags at the times of a picture. Immutable.
 *
 * @param origin what shown times count from; empty for the first record
 * @param notes the user's notes, in order of time
 */
public record Flags(Optional<Flag> origin, List<Flag> notes) {
    public static final Flags NONE = new Flags(Optional.empty(), List.of());

    public Flags {
        notes = List.copyOf(notes);
    }

    /** The time that is shown as 0. */
    public long zero(Snapshot snapshot) {
        return origin.map(Flag::time).orElse(snapshot.first());
    }
}
