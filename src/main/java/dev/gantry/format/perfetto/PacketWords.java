package dev.gantry.format.perfetto;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;

import dev.gantry.trace.State;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.TaskState;

/**
 * The words of our own packets. Categories say what an event is, annotations what belongs to it.
 *
 * <p>The numbers here are those that this version writes. Each file holds its words beside the numbers that it gives
 * them, and a reader goes by the words, see {@link WordTable}; but versions of before 2027 went by the numbers, so
 * those that were given stay.
 */
final class PacketWords {
    static final int VERSION = 1;

    /** The sequence of all packets that one recording's writer makes. */
    static final int SEQUENCE = 1;

    static final int CLEARED = 1;
    static final int NEEDS_STATE = 2;

    /**
     * What a track is, in the low bits of its number; above them stands the number of the lane, executor or counter.
     */
    static final int TRACK_BITS = 2;
    static final int LANE_TRACK = 1;
    static final int QUEUE_TRACK = 2;
    static final int COUNTER_TRACK = 3;

    /** Names of events and strings that are no texts of the trace stand below this number. */
    static final int FIRST_TEXT = 16;

    static final int STARTS = 8;
    static final int SUBMITS = 9;
    static final int MARK = 10;
    static final int WAKE = 11;
    static final int SWITCH = 12;

    /** States have the numbers below {@link #STARTS}, and where these are used up, those above {@link #SWITCH}. */
    static final Map<Integer, String> CATEGORIES = words(Map.of(STARTS, "starts", SUBMITS, "submits", MARK, "mark",
            WAKE, "wake", SWITCH, "switch"), State.values(), PacketWords::category, State::id);

    static final int SUBMIT = 1;
    static final int WOKEN = 2;
    private static final int FIRST_REASON = 3;

    static final Map<Integer, String> NAMES = words(Map.of(SUBMIT, "submit", WOKEN, "woken"), SwitchReason.values(),
            PacketWords::name, SwitchReason::id);

    static final Map<Integer, String> OUTCOMES = words(Map.of(), TaskState.values(), PacketWords::outcome,
            TaskState::id);

    static final int TASK = 1;
    static final int EXECUTOR = 2;
    static final int NAME = 3;
    static final int LINE = 4;
    static final int AWAITED = 5;
    static final int OUTCOME = 6;
    static final int ERROR = 7;
    static final int BY = 8;
    static final int FROM = 9;
    static final int TO = 10;
    /** What a file said of a slice or mark beyond its name, see {@link dev.gantry.format.Details}. */
    static final int DETAILS = 11;

    static final Map<Integer, String> ANNOTATIONS = Collections
            .unmodifiableMap(new TreeMap<>(Map.ofEntries(Map.entry(TASK, "task"), Map.entry(EXECUTOR, "executor"),
                    Map.entry(NAME, "name"), Map.entry(LINE, "line"), Map.entry(AWAITED, "waits for task"),
                    Map.entry(OUTCOME, "outcome"), Map.entry(ERROR, "error"), Map.entry(BY, "woken by lane"),
                    Map.entry(FROM, "from lane"), Map.entry(TO, "to lane"), Map.entry(DETAILS, "details"))));

    private static final State[] STATES = new State[1
            + CATEGORIES.keySet().stream().max(Integer::compare).orElseThrow()];

    static {
        for (State state : State.values()) {
            STATES[category(state)] = state;
        }
    }

    private PacketWords() {}

    /** The category of slices in this state. */
    static int category(State state) {
        return state.code() + 1 < STARTS ? state.code() + 1 : state.code() + 1 - STARTS + SWITCH + 1;
    }

    /** The name of switches with this reason. */
    static int name(SwitchReason reason) {
        return FIRST_REASON + reason.code();
    }

    /** The annotation's text for tasks that ended so. */
    static int outcome(TaskState state) {
        return state.code() + 1;
    }

    /** The state of slices with this category; null for one of other events. */
    static State state(int category) {
        return category > 0 && category < STATES.length ? STATES[category] : null;
    }

    /** The reason of switches with this name; null for one of other events. */
    static SwitchReason reason(int name) {
        return SwitchReason.isCode(name - FIRST_REASON) ? SwitchReason.byCode(name - FIRST_REASON) : null;
    }

    /** How tasks ended whose outcome is this. */
    static TaskState taskState(int outcome) {
        return TaskState.byCode(outcome - 1);
    }

    /** The number of this text as the name of an event. */
    static long ownName(int text) {
        return FIRST_TEXT + 2L * text;
    }

    /** The number of this text as the name of an event that has none of its own: it is called after its task. */
    static long label(int text) {
        return FIRST_TEXT + 2L * text + 1;
    }

    static boolean isLabel(long name) {
        return name >= FIRST_TEXT && (name & 1) == 1;
    }

    /** The number of this text as the value of an annotation. */
    static long string(int text) {
        return FIRST_TEXT + text;
    }

    static long track(int number, int kind) {
        return (long) number << TRACK_BITS | kind;
    }

    private static <E> Map<Integer, String> words(
            Map<Integer, String> fixed, E[] constants, ToIntFunction<E> number, Function<E, String> word) {
        Map<Integer, String> words = new TreeMap<>(fixed);
        for (E constant : constants) {
            words.put(number.applyAsInt(constant), word.apply(constant));
        }
        return Collections.unmodifiableMap(words);
    }
}
