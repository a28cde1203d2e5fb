package dev.gantry.insight.filter;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import dev.gantry.insight.Wanted;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;

/** Tells which parts of one recording fit a filter. For one thread; a name is compared once, however many have it. */
public final class Check implements Wanted {
    private final Thing thing;
    private final Optional<Consumer<Message>> told;
    private Part part;

    /** A check that tells what takes too long there, or throws it. */
    Check(Snapshot recorded, UnaryOperator<String> words, Term term, Optional<Consumer<Message>> told) {
        this.told = told;
        thing = new Thing(recorded, words);
        part = term.in(recorded, words);
    }

    @Override
    public boolean slice(Row row, int slice) {
        return fits(thing.slice(row, slice));
    }

    @Override
    public boolean task(int task) {
        return fits(thing.task(task));
    }

    @Override
    public boolean lane(Lane lane) {
        return fits(thing.lane(lane));
    }

    /** Whether this mark of a lane fits. */
    public boolean mark(Lane lane, int mark) {
        return fits(thing.mark(lane, mark));
    }

    /** Whether something fits that has no more than a text, as a note of the user. */
    public boolean note(String text) {
        return fits(thing.note(text));
    }

    private boolean fits(Thing asked) {
        try {
            return part.fits(asked) == Part.YES;
        } catch (FilterEffortException e) {
            part = _ -> Part.NOT_ASKED;
            told.orElseThrow(() -> e).accept(e.problem());
            return false;
        }
    }
}
