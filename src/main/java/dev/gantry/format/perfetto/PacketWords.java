package dev.gantry.format.perfetto;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.gantry.trace.LaneRole;
import dev.gantry.trace.State;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.TaskState;

/**
 * The words of our own packets. Categories say what an event is, annotations what belongs to it; each has the number of its
 * place in its list, from 1, in every file that Gantry writes.
 */
final class PacketWords {
    static final int VERSION = 1;

    /** The sequence of all packets that one recording's writer makes. */
    static final int SEQUENCE = 1;

    static final int CLEARED = 1;
    static final int NEEDS_STATE = 2;

    /** What a track is, in the low bits of its number; above them stands the number of the lane, executor or counter. */
    static final int TRACK_BITS = 2;
    static final int LANE_TRACK = 1;
    static final int QUEUE_TRACK = 2;
    static final int COUNTER_TRACK = 3;

    /** Names of events and strings that are no texts of the trace stand below this number. */
    static final int FIRST_TEXT = 16;

    static final List<String> CATEGORIES = Stream.concat(Stream.of(State.values()).map(State::id),
            Stream.of("starts", "submits", "mark", "wake", "switch")).toList();
    static final int STARTS = category("starts");
    static final int SUBMITS = category("submits");
    static final int MARK = category("mark");
    static final int WAKE = category("wake");
    static final int SWITCH = category("switch");

    static final List<String> NAMES = Stream.concat(Stream.of("submit", "woken"),
            Stream.of(SwitchReason.values()).map(SwitchReason::id)).toList();
    static final int SUBMIT = 1;
    static final int WOKEN = 2;
    static final int FIRST_REASON = 3;

    static final List<String> STRINGS = Stream.of(TaskState.values()).map(TaskState::id).toList();

    static final List<String> ANNOTATIONS = List.of("task", "executor", "name", "line", "waits for task", "outcome",
            "error", "woken by lane", "from lane", "to lane");
    static final int TASK = annotation("task");
    static final int EXECUTOR = annotation("executor");
    static final int NAME = annotation("name");
    static final int LINE = annotation("line");
    static final int AWAITED = annotation("waits for task");
    static final int OUTCOME = annotation("outcome");
    static final int ERROR = annotation("error");
    static final int BY = annotation("woken by lane");
    static final int FROM = annotation("from lane");
    static final int TO = annotation("to lane");

    private PacketWords() {}

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

    static String id(LaneRole role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int category(String word) {
        return CATEGORIES.indexOf(word) + 1;
    }

    private static int annotation(String word) {
        return ANNOTATIONS.indexOf(word) + 1;
    }
}
