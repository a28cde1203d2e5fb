package dev.gantry.view.style;

import dev.gantry.trace.State;

/** What a rectangle shows, which decides its colour and its pattern. */
public enum Style {
    // What lanes and tasks do: the entries of the legend.
    RUNNING, BLOCKED,
    /** It is blocked, and with its thread it holds up all coroutines that share it. */
    BLOCKING, SUSPENDED, READY, IDLE, CALLBACK, SENDING, QUEUED,
    /** The end of a task that threw. */
    FAILED,
    /** The lane is there, and nothing is known of what it does: a hairline. */
    ALIVE,
    /** A coroutine of this thread holds it. */
    HELD,
    /** Control passes from one coroutine to another. */
    SWITCH,
    // What surrounds them.
    BACKGROUND, GUTTER, HEADER, RULER, GRID, SEPARATOR, TICK, TRIANGLE, MARK,
    /** Outside of the recording: before its first record, after what is known. */
    OUTSIDE,
    /** The edge of what is known, while the recording goes on. */
    NOW,
    /** The outline of what is selected. */
    SELECTION,
    // Flags on the ruler, with a line through the lanes.
    /** The reader's own mark. */
    NOTE,
    /** The instant that is looked at. */
    MOMENT,
    /** What times count from. */
    ORIGIN,
    /** The time up to which the recording is replayed. */
    PLAYHEAD,
    /** Laid over what comes later than that. */
    VEIL,
    /** Laid over what is not looked at; lets what is below shine through. */
    SHADE;

    private static final State[] STATES = State.values();
    private static final Style[] OF_STATE = new Style[STATES.length];

    static {
        for (State state : STATES) {
            OF_STATE[state.ordinal()] = valueOf(state.name());
        }
    }

    /** How slices in this state look. */
    public static Style of(State state) {
        return OF_STATE[state.ordinal()];
    }

    /** Whether this has an edge, and a pattern if it stands for a state, and is brighter under the pointer. */
    public boolean isBar() {
        return compareTo(FAILED) <= 0 || this == HELD;
    }

    /**
     * Whether it is a slice, or who held a thread: rounded where there is room, edged at its sides too, torn where it
     * goes on.
     */
    public boolean isRound() {
        return compareTo(CALLBACK) <= 0 && this != IDLE || this == SENDING || this == HELD;
    }

    /** The colour of a text on it. */
    public TextColour ink() {
        return switch (this) {
            case RUNNING -> TextColour.ON_RUNNING;
            case BLOCKED -> TextColour.ON_BLOCKED;
            case BLOCKING -> TextColour.ON_BLOCKING;
            case SUSPENDED -> TextColour.ON_SUSPENDED;
            case READY -> TextColour.ON_READY;
            case CALLBACK -> TextColour.ON_CALLBACK;
            case SENDING -> TextColour.ON_SENDING;
            case QUEUED -> TextColour.ON_QUEUED;
            case HELD -> TextColour.MUTED;
            default -> TextColour.TEXT;
        };
    }
}
