package dev.gantry.insight.filter;

import java.util.Locale;

import dev.gantry.trace.Snapshot;

/** Whether a text of a thing fits. */
final class TextPart implements Part {
    static final String COROUTINE = "coroutine";

    private final Field field;
    private final Texts texts;

    TextPart(Field field, Texts texts) {
        this.field = field;
        this.texts = texts;
    }

    @Override
    public int fits(Thing thing) {
        Snapshot recorded = thing.recorded;
        return switch (field) {
            case KIND -> Part.of(isOfKind(thing));
            case STATE -> switch (thing.kind) {
                case SLICE -> Part.of(texts.has(thing.row.state(thing.at).id()));
                case TASK -> Part.of(texts.has(recorded.taskState(thing.task).id()));
                case LANE, MARK, NOTE -> NOT_ASKED;
            };
            case NAME -> Part.of(texts.own(thing));
            case LANE -> thing.laneId() == 0 || recorded.lane(thing.laneId()) == null
                    ? NOT_ASKED
                    : Part.of(texts.has(recorded.lane(thing.laneId()).name()));
            case TASK -> isOfTask(thing) ? Part.of(texts.label(thing.task)) : NOT_ASKED;
            case EXECUTOR -> isOfTask(thing) && recorded.taskExecutor(thing.task) != 0
                    ? Part.of(texts.has(recorded.executorName(recorded.taskExecutor(thing.task))))
                    : NOT_ASKED;
            case ERROR -> thing.kind == Thing.Kind.TASK && recorded.taskError(thing.task) != 0
                    ? Part.of(texts.has(recorded.taskError(thing.task)))
                    : NOT_ASKED;
            case CATEGORY, ARGS, DURATION, WAITED, START -> NOT_ASKED;
        };
    }

    private static boolean isOfTask(Thing thing) {
        return (thing.kind == Thing.Kind.SLICE || thing.kind == Thing.Kind.TASK) && thing.task != 0;
    }

    private boolean isOfKind(Thing thing) {
        return texts.has(thing.kind.name().toLowerCase(Locale.ROOT)) || thing.kind == Thing.Kind.LANE
                && (texts.has(thing.lane.kind().id()) || thing.lane.kind().isCoroutine() && texts.has(COROUTINE));
    }
}
