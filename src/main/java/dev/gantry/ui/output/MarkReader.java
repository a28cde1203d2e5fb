package dev.gantry.ui.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Mark;
import dev.gantry.trace.Snapshot;
import dev.gantry.view.style.Phrases;

/** Reads the marks of a growing recording, each once, in order of time. */
final class MarkReader {
    private int[] read = new int[8];

    /** What came since the last call. */
    List<Mark> news(Snapshot snapshot) {
        List<Mark> found = new ArrayList<>();
        if (read.length <= snapshot.lanes()) {
            read = Arrays.copyOf(read, snapshot.lanes() * 2);
        }
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            if (lane != null) {
                for (; read[id] < lane.marks(); read[id]++) {
                    found.add(new Mark(lane.markTime(read[id]), id,
                            Phrases.words(snapshot.name(lane.markText(read[id])))));
                }
            }
        }
        found.sort(Comparator.comparingLong(Mark::time));
        return found;
    }
}
