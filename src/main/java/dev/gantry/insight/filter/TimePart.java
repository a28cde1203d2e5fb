package dev.gantry.insight.filter;

import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;

/** Whether a time of a thing fits. */
final class TimePart implements Part {
    private final Field field;
    private final Comparison how;
    private final double wanted;

    TimePart(Field field, Comparison how, double wanted) {
        this.field = field;
        this.how = how;
        this.wanted = wanted;
    }

    @Override
    public int fits(Thing thing) {
        long time = time(thing);
        return time == Trace.NONE ? NOT_ASKED : Part.of(how.fits(Double.compare(time, wanted)));
    }

    private long time(Thing thing) {
        Snapshot recorded = thing.recorded;
        return switch (thing.kind) {
            case SLICE -> switch (field) {
                case DURATION -> (thing.row.isOpen(thing.at) ? recorded.horizon() : thing.row.end(thing.at))
                        - thing.row.start(thing.at);
                case START -> thing.row.start(thing.at) - recorded.first();
                default -> Trace.NONE;
            };
            case TASK -> {
                boolean started = recorded.taskStarted(thing.task) != Trace.NONE;
                yield switch (field) {
                    case DURATION -> started ? recorded.taskRan(thing.task) : Trace.NONE;
                    case WAITED -> recorded.taskWaited(thing.task);
                    case START -> started ? recorded.taskStarted(thing.task) - recorded.first() : Trace.NONE;
                    default -> Trace.NONE;
                };
            }
            case MARK -> field == Field.START ? thing.lane.markTime(thing.at) - recorded.first() : Trace.NONE;
            case LANE, NOTE -> Trace.NONE;
        };
    }
}
