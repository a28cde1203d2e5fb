package dev.gantry.ui.statistics;

import java.util.Optional;

import dev.gantry.insight.Area;
import dev.gantry.insight.Statistics;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.session.Range;
import dev.gantry.ui.session.Reading;

/** Figures of an area, and what they were read from. */
record StatisticsAnswer(Snapshot snapshot, Optional<Recording> run, Optional<Range> range, Statistics statistics) {
    /** Reads the figures of this stretch, or of the whole recording. */
    static Reading.Work<StatisticsAnswer> reading(Snapshot snapshot, Optional<Recording> run, Optional<Range> range) {
        return (wanted, progress) -> {
            Area area = Range.area(range, snapshot);
            return Statistics.of(snapshot, area, wanted, progress)
                    .map(figures -> new StatisticsAnswer(snapshot, run, range, figures));
        };
    }

    /** Whether both were asked about one area of one recording, which may have grown between. */
    boolean isOfSame(StatisticsAnswer other) {
        return run.equals(other.run) && range.equals(other.range);
    }
}
