package dev.gantry.format.perfetto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gantry.format.OpenFile;
import dev.gantry.format.Used;
import dev.gantry.recording.About;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.budget.Budget;

/** Recordings whose beginning is dropped while they are written. */
@Tag("engine")
class DroppingTest {
    private static final Budget SHORT = Budget.UNLIMITED.ofLast(Duration.ofNanos(3_000));
    private static final int STEPS = 120;
    private static final int STEP = 300;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    @DisplayName("a file that keeps up holds all, also what the recording has dropped since")
    void keepsUp(long seed) throws Exception {
        RichTrace all = new RichTrace(seed);
        RichTrace kept = new RichTrace(seed, SHORT);
        Path file = folder.resolve("up.pftrace");
        try (OutputStream out = Files.newOutputStream(file)) {
            PerfettoWriter writer = new PerfettoWriter(out);
            for (int step = 0; step < STEPS; step++) {
                all.go(STEP).published();
                writer.write(kept.go(STEP).published());
            }
            writer.write(kept.finished());
            assertThat(writer.missed()).isZero();
        }
        assertThat(kept.trace.snapshot().gone().slices()).isPositive();
        OpenFile opened = Saved.open(file);
        assertThat(opened.trouble()).isEmpty();
        assertThat(slices(opened.snapshot(), 0)).isEqualTo(slices(all.finished(), 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    @DisplayName("a file that does not keep up lacks the middle, says how much, and holds the end")
    void lags(long seed) throws Exception {
        RichTrace kept = new RichTrace(seed, SHORT);
        Path file = folder.resolve("late.pftrace");
        try (OutputStream out = Files.newOutputStream(file)) {
            PerfettoWriter writer = new PerfettoWriter(out);
            for (int step = 0; step < STEPS; step++) {
                Snapshot seen = kept.go(STEP).published();
                if (step % 40 == 0) {
                    writer.write(seen);
                }
            }
            writer.write(kept.finished());
            assertThat(writer.missed()).isPositive();
        }
        OpenFile opened = Saved.open(file);
        assertThat(opened.trouble()).isEmpty();
        Snapshot end = kept.trace.snapshot();
        assertThat(slices(opened.snapshot(), end.first())).isEqualTo(slices(end, end.first()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    @DisplayName("with what is left everything can be done; saved, it comes back")
    void left(long seed) throws Exception {
        RichTrace kept = new RichTrace(seed, SHORT);
        for (int step = 0; step < STEPS; step++) {
            kept.go(STEP).published();
        }
        Used.byAll(kept.trace.snapshot(), About.NOTHING, false);
        Snapshot left = kept.finished();
        Used.byAll(left, About.NOTHING, seed == 1);

        OpenFile opened = Saved.open(Saved.save(left, About.NOTHING, folder.resolve("left.pftrace")));
        assertThat(opened.trouble()).isEmpty();
        assertThat(slices(opened.snapshot(), 0)).isEqualTo(slices(left, 0));
        assertThat(opened.snapshot().first()).isEqualTo(left.first());
        assertThat(opened.snapshot().laneName(2)).isEqualTo(left.laneName(2)).isNotEmpty();
        Used.byAll(opened.snapshot(), About.NOTHING, false);
    }

    /** The slices that begin from this time on, as they are without their numbers, which a file gives anew. */
    private static List<String> slices(Snapshot of, long from) {
        List<String> slices = new ArrayList<>();
        for (int id = 1; id <= of.lanes(); id++) {
            Lane lane = of.lane(id);
            for (int depth = 0; lane != null && depth < lane.depth(); depth++) {
                for (int i = lane.row(depth).firstStartingAt(from); i < lane.row(depth).size(); i++) {
                    slices.add("%d %d %s %d %d %s".formatted(id, depth, lane.row(depth).state(i),
                            lane.row(depth).start(i), lane.row(depth).end(i), name(of, lane, depth, i)));
                }
            }
        }
        return slices;
    }

    /** A slice of a task that went comes back with the name that it was shown with. */
    private static String name(Snapshot of, Lane lane, int depth, int i) {
        String name = of.name(lane.row(depth).name(i));
        int task = lane.row(depth).task(i);
        return name.isEmpty() && task != 0 ? of.taskLabel(task) : name;
    }
}
