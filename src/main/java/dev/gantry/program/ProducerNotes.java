package dev.gantry.program;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;

/**
 * What the producers in a program's processes say that they left out: marks on the lanes of processes that begin with
 * "gantry: ". What the program prints is on its threads' lanes. One thread looks, any may ask.
 */
final class ProducerNotes {
    private static final String PREFIX = "gantry: ";
    private static final int MOST = 64;

    private final Set<String> found = new LinkedHashSet<>();
    private final List<Integer> processes = new ArrayList<>();
    private int looked;
    private volatile List<String> notes = List.of();

    /** The sentences so far, without those that are the same. */
    List<String> notes() {
        return notes;
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
                }
            }
        }
        if (found.size() > notes.size()) {
            notes = List.copyOf(found);
        }
    }
}
