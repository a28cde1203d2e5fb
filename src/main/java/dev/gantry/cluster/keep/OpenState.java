package dev.gantry.cluster.keep;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.gantry.wire.RecordKind;

/** What is open in a worker: its lanes, their names and slices, its executors and tasks. For one thread. */
final class OpenState {
    private static final int DEEPEST = 256;

    private record Words(long time, long place, long statement) {}

    private static final class Open {
        private final List<Words> told = new ArrayList<>();
        private final Deque<Words> slices = new ArrayDeque<>();
    }

    private final Map<Integer, Open> lanes = new LinkedHashMap<>();
    private final Set<Integer> waiting = new HashSet<>();
    private final Set<Integer> running = new HashSet<>();

    /** How a record changes it. */
    void take(long time, long place, long statement) {
        int code = RecordKind.code(statement);
        if (!RecordKind.isCode(code)) {
            return;
        }
        int lane = (int) (place >>> 32);
        int subject = (int) place;
        Words words = new Words(time, place, statement);
        RecordKind kind = RecordKind.byCode(code);
        switch (kind) {
            case LANE_OPENED -> {
                lanes.put(lane, new Open());
                lanes.get(lane).told.add(words);
            }
            case LANE_CLOSED -> lanes.remove(lane);
            case PROCESS_ID, LANE_NAMED, EXECUTOR_OPENED -> told(lane, words);
            case TASK_SUBMITTED, TASK_ADOPTED -> waiting.add(subject);
            case TASK_STARTED -> {
                waiting.remove(subject);
                running.add(subject);
            }
            case TASK_SUCCEEDED, TASK_FAILED, TASK_CANCELLED, TASK_REJECTED -> {
                waiting.remove(subject);
                running.remove(subject);
            }
            case BLOCKED, SLICE_STARTED -> push(lane, words);
            case UNBLOCKED, WOKEN, SLICE_ENDED -> pop(lane);
            default -> {
                return;
            }
        }
    }

    private void told(int lane, Words words) {
        Open open = lanes.get(lane);
        if (open != null) {
            open.told.add(words);
        }
    }

    private void push(int lane, Words words) {
        Open open = lanes.get(lane);
        if (open != null && open.slices.size() < DEEPEST) {
            open.slices.addLast(words);
        }
    }

    private void pop(int lane) {
        Open open = lanes.get(lane);
        if (open != null) {
            open.slices.pollLast();
        }
    }

    int running() {
        return running.size();
    }

    int waiting() {
        return waiting.size();
    }

    /** Whether no task is known that has not ended: a part may begin. */
    boolean isQuiet() {
        return running.isEmpty() && waiting.isEmpty();
    }

    /** Three longs for each record that says what is open, in the order in which they came on each lane. */
    long[] words() {
        int count = lanes.values().stream().mapToInt(open -> open.told.size() + open.slices.size()).sum();
        long[] words = new long[3 * count];
        int at = 0;
        for (Open open : lanes.values()) {
            for (Words each : open.told) {
                at = put(each, words, at);
            }
        }
        for (Open open : lanes.values()) {
            for (Words each : open.slices) {
                at = put(each, words, at);
            }
        }
        return words;
    }

    private static int put(Words each, long[] into, int at) {
        into[at] = each.time;
        into[at + 1] = each.place;
        into[at + 2] = each.statement;
        return at + 3;
    }
}
