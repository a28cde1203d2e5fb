package dev.gantry.ui.lanes;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

import dev.gantry.recording.Recording;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.kept.Kept;
import dev.gantry.ui.feature.Context;

/** Lanes of members of a cluster that keep records which what is shown has not got. */
final class MemberLanes {
    private final Context context;
    private final IntSupplier lane;
    private WeakReference<Snapshot> asked = new WeakReference<>(null); // one closed must not stay in memory
    private List<Kept> missing = List.of();

    /** Asks this for the current lane. */
    MemberLanes(Context context, IntSupplier lane) {
        this.context = context;
        this.lane = lane;
    }

    /** All workers whose records are missing, in whole or in part. */
    List<Kept> missing() {
        Snapshot snapshot = context.session().snapshot();
        if (!asked.refersTo(snapshot)) {
            asked = new WeakReference<>(snapshot);
            missing = Kept.missing(snapshot, Kept.of(snapshot), 0, snapshot.horizon());
        }
        return missing;
    }

    /** The member of the current lane, if something of it is missing. */
    Optional<String> inHand() {
        Snapshot snapshot = context.session().snapshot();
        int current = lane.getAsInt();
        int machine = current == 0
                ? 0
                : Optional.ofNullable(snapshot.enclosing(current, LaneKind.MACHINE))
                        .map(found -> found.id()).orElse(0);
        return machine == 0
                ? Optional.empty()
                : missing().stream().filter(worker -> worker.machine() == machine).map(Kept::member)
                        .findFirst();
    }

    /** Whether something can be fetched for the current lane now. */
    boolean canFetch() {
        return context.session().state().filter(Recording.State::isFinal).isPresent() && !context.session().isLive()
                && !context.files().isBusy() && inHand().isPresent();
    }
}
