package dev.gantry.insight.filter;

import java.util.function.UnaryOperator;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;

/** What a filter is asked about, one thing after the other. */
final class Thing {
    /** What it is. */
    enum Kind {
        SLICE, TASK, LANE, MARK, NOTE
    }

    final Snapshot recorded;
    final UnaryOperator<String> words;
    Kind kind = Kind.NOTE;
    Row row;
    Lane lane;
    /** The place of the slice or mark. */
    int at;
    /** The task, or that of the slice; 0 for none that the recording knows. */
    int task;
    String text = "";

    Thing(Snapshot recorded, UnaryOperator<String> words) {
        this.recorded = recorded;
        this.words = words;
    }

    Thing slice(Row of, int slice) {
        kind = Kind.SLICE;
        row = of;
        at = slice;
        int ran = of.task(slice);
        task = recorded.hasTask(ran) ? ran : 0;
        return this;
    }

    Thing task(int id) {
        kind = Kind.TASK;
        task = id;
        return this;
    }

    Thing lane(Lane of) {
        kind = Kind.LANE;
        lane = of;
        return this;
    }

    Thing mark(Lane of, int mark) {
        kind = Kind.MARK;
        lane = of;
        at = mark;
        return this;
    }

    Thing note(String says) {
        kind = Kind.NOTE;
        text = says;
        return this;
    }

    /** The number of its own name; a task or slice without one has 0. Not for notes. */
    int name() {
        return switch (kind) {
            case SLICE -> row.name(at);
            case TASK -> recorded.taskName(task);
            case LANE -> lane.name();
            case MARK -> lane.markText(at);
            case NOTE -> 0;
        };
    }

    /** The lane that it is on, or is; 0 for none. */
    int laneId() {
        return switch (kind) {
            case SLICE -> row.lane();
            case TASK -> recorded.taskLane(task);
            case MARK, LANE -> lane.id();
            case NOTE -> 0;
        };
    }

    /** The number of the text of its details, 0 for none. */
    int details() {
        return switch (kind) {
            case SLICE -> row.details(at);
            case MARK -> lane.markDetails(at);
            case TASK, LANE, NOTE -> 0;
        };
    }
}
