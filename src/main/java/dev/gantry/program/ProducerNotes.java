package dev.gantry.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;

/**
 * What the producers in a program's processes say of them: marks on the lanes of processes. Messages whose code begins
 * with {@code unseen.} tell what was left out; one with the code {@code ended-with} tells which exception ended the
 * process. What the program prints is on its threads' lanes. One thread looks, any may ask.
 */
final class ProducerNotes {
    private static final String UNSEEN = "unseen.";
    private static final String ENDED_WITH = "ended-with";
    private static final int MOST = 64;

    /** So many children that an exception ended are told of, each with it; of the others how many they are. */
    private static final int MOST_CHILDREN = 8;

    private final Set<Message> found = new LinkedHashSet<>();
    private final List<Integer> processes = new ArrayList<>();
    private int looked;
    private volatile List<Message> notes = List.of();
    private final Map<Integer, End> ended = new LinkedHashMap<>();
    private volatile List<End> ends = List.of();

    /** Exception that ended the process with this id, and what its lane is called. */
    private record End(long pid, String process, String error) {}

    /** What was left out so far, each once, after what kept rings from being read. */
    List<Message> unseen(List<Message> troubles) {
        return Stream.concat(troubles.stream(), notes.stream()).map(why -> Message.say("not-followed", why)).toList();
    }

    /** Which exceptions ended the program, whose process has this id, and other processes, so far. */
    List<Message> ends(long pid) {
        List<Message> said = new ArrayList<>();
        int children = 0;
        for (End end : ends) {
            if (end.pid() == pid) {
                said.addFirst(Message.say("program-ended", end.error()));
            } else if (++children <= MOST_CHILDREN) {
                said.add(Message.say("process-ended", end.process(), end.error()));
            }
        }
        if (children > MOST_CHILDREN) {
            said.add(Message.say("processes-ended", (long) children - MOST_CHILDREN));
        }
        return said;
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
                Message.of(recorded.name(lane.markText(mark))).ifPresent(said -> take(said, recorded, lane));
            }
        }
        if (found.size() > notes.size()) {
            notes = List.copyOf(found);
        }
        if (ended.size() > ends.size()) {
            ends = List.copyOf(ended.values());
        }
    }

    private void take(Message said, Snapshot recorded, Lane lane) {
        if (said.code().startsWith(UNSEEN)) {
            found.add(said);
        } else if (said.code().equals(ENDED_WITH) && !said.arguments().isEmpty()) {
            ended.computeIfAbsent(lane.id(), _ -> new End(lane.pid(), recorded.name(lane.name()),
                    said.arguments().getFirst().toString()));
        }
    }
}
