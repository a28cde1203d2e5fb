package dev.gantry.format.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** On which lane the slices of asynchronous work are drawn, each of which has an owner. */
class SweepTest {
    private final LaneEvents rows = new LaneEvents();

    @Test
    @DisplayName("a slice lies in that of its owner which holds it, one of another owner beside")
    void nests() throws Exception {
        slice(0, 20, 1);
        slice(2, 18, 2);
        slice(5, 10, 1);
        slice(6, 9, 2);
        slice(12, 15, 1);
        assertThat(lanes()).containsExactly(0, 1, 0, 1, 0);
    }

    @Test
    @DisplayName("a lane that became free is another owner's, and its first owner's next slice does not lie there")
    void handedOn() throws Exception {
        slice(0, 10, 1);
        slice(10, 30, 2);
        slice(12, 15, 1);
        assertThat(lanes()).containsExactly(0, 0, 1);
    }

    @Test
    @DisplayName("an owner that went on to another lane is found there when its first lane becomes free")
    void wentOn() throws Exception {
        slice(0, 10, 1);
        slice(5, 20, 1);
        slice(11, 19, 2);
        slice(12, 15, 1);
        assertThat(lanes()).containsExactly(0, 1, 0, 1);
    }

    private void slice(long begin, long end, long owner) {
        rows.add(begin, end, 0, 0, owner);
    }

    /** The lane of each slice, in order of their beginnings. */
    private List<Integer> lanes() throws IOException {
        List<Integer> lanes = new ArrayList<>();
        new Sweep(new Sorted(rows, () -> {}), 0, new Sweep.Visitor() {
            @Override
            public void begin(int beside, int row, long time) {
                lanes.add(beside);
            }

            @Override
            public void end(int beside, int row, long time) {}
        }, () -> {}).run();
        return lanes;
    }
}
