package dev.gantry.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;

/**
 * What the producers in a program's processes say of them: marks on the lanes of processes. Those that begin with
 * "gantry: " tell what was left out, one with the code {@code ended-with} which exception ended the process. What the
 * program prints is on its threads' lanes. One thread looks, any may ask.
 */
final class ProducerNotes {
    private static final String PREFIX = "gantry: ";
    private static final String ENDED_WITH = "ended-with";
    private static final int MOST = 64;

    private final Set<String> found = new LinkedHashSet<>();
    private final List<Integer> processes = new ArrayList<>();
    private int looked;
    private volatile List<String> notes = List.of();
    private volatile Map<Long, String> ends = Map.of();

    /** The sentences so far, without those that are the same. */
    List<String> notes() {
        return notes;
    }

    /** The exception that ended the process with this id; empty if none did, so far. */
    Optional<String> endOf(long pid) {
        return Optional.ofNullable(ends.get(pid));
    }

    /** Reads what this snapshot has more than the one of the last call. */
    void look(Snapshot recorded) {
        while (looked < recorded.lanes()) {
            Lane lane = recorded.lane(++looked);
            if (lane != null && lane.kind() == LaneKind.PROCESS) {
                processes.add(looked);
            }
        }
        for (int process : processes) {
            Lane lane = recorded.lane(process);
            for (int mark = 0; mark < lane.marks() && found.size() < MOST; mark++) {
                String text = recorded.name(lane.markText(mark));
                if (text.startsWith(PREFIX)) {
                    found.add(text.substring(PREFIX.length()));
                } else if (text.startsWith(Message.PREFIX)) {
                    Message.of(text).filter(said -> said.code().equals(ENDED_WITH) && !said.arguments().isEmpty())
                            .ifPresent(said -> ended(lane.pid(), said.arguments().getFirst().toString()));
                }
            }
        }
        if (found.size() > notes.size()) {
            notes = List.copyOf(found);
        }
    }

    private void ended(long pid, String error) {
        if (!ends.containsKey(pid)) {
            Map<Long, String> more = new HashMap<>(ends);
            more.put(pid, error);
            ends = Map.copyOf(more);
        }
    }
}
