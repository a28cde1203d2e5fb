package dev.gantry.ui.names;

import java.util.Optional;
import java.util.function.Consumer;

import dev.gantry.insight.Area;
import dev.gantry.insight.Wanted;
import dev.gantry.insight.filter.Filter;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;
import dev.gantry.ui.session.Range;
import dev.gantry.view.style.Phrases;

/**
 * What is asked of the names.
 *
 * @param box the chosen area, which goes before what is visible
 * @param visible what is visible, if only that is wanted
 * @param filter of slices, tasks and coroutines; an empty one leaves none out
 */
record Asked(Optional<Range> box, Optional<Range> visible, Filter filter) {
    Area area(Snapshot snapshot) {
        return Range.area(box.or(() -> visible), snapshot);
    }

    /** What counts; for one thread. Nothing any more once it is told why the filter can not be asked. */
    Wanted wanted(Snapshot snapshot, Consumer<Message> told) {
        return filter.isEmpty() ? Wanted.ALL : filter.in(snapshot, Phrases::words, told);
    }
}
