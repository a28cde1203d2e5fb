package dev.gantry.ui.status;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.gantry.recording.Recording;
import dev.gantry.recording.Spool;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.chart.Chart;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.session.UsualLimits;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.explain.ClockErrors;
import dev.gantry.view.layout.LaneNames;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.time.Durations;

/**
 * Caveats about the accuracy of the picture: losses, limits of a file, merged bars, clocks, waits that nothing
 * reported, overhead of hooks.
 */
final class Caveats {
    private static final int MOST_PROCESSES = 20;

    /** Limit of switches for each known source line; above it lines are missing. */
    private static final int MOST_SWITCHES = 3;

    private static final int MOST_LANES = 1_000;

    /**
     * One of these.
     *
     * @param sentence for the user
     * @param kind how much the picture can be trusted for it
     */
    record Statement(String sentence, Kind kind) {
        boolean flaw() {
            return kind == Kind.FLAW;
        }
    }

    /** Kind of statement. */
    enum Kind {
        /** Nothing is missing. */
        SOUND,
        /** A limit of every such picture, which its reader must know. */
        LIMIT,
        /** The picture lacks something. */
        FLAW
    }

    private Caveats() {}

    static List<Statement> of(Session session, Chart chart) {
        Snapshot snapshot = session.snapshot();
        Optional<Recording> run = session.last();
        List<Statement> all = new ArrayList<>();
        all.add(counted("status.caveats.lost", snapshot.lost()));
        all.add(counted("status.caveats.malformed", snapshot.malformed()));
        run.ifPresent(shown -> {
            shown.about().notices()
                    .forEach(notice -> all.add(new Statement(
                            Texts.of("status.caveats.notice", Phrases.say(notice)),
                            UsualLimits.has(notice) ? Kind.LIMIT : Kind.FLAW)));
            long lag = shown.spoolLag();
            if (lag > Spool.USUAL_LAG) {
                all.add(new Statement(Texts.of("status.caveats.spool", Durations.text(lag)), Kind.FLAW));
            }
            shown.spoolTrouble()
                    .ifPresent(trouble -> all.add(new Statement(Texts.of("files.spool", trouble), Kind.FLAW)));
        });
        all.add(counted("status.caveats.merged", chart.frame().mergedBars()));
        clocks(snapshot, all);
        lines(snapshot, all);
        all.add(new Statement(Texts.of("status.caveats.waits"), Kind.LIMIT));
        int hook = run.map(Recording::hookCost).orElse(0);
        all.add(new Statement(
                hook == 0 ? Texts.of("status.caveats.cost.unknown") : Texts.of("status.caveats.cost", hook),
                Kind.LIMIT));
        return all;
    }

    private static Statement counted(String key, long count) {
        return count == 0
                ? new Statement(Texts.of(key + ".none"), Kind.SOUND)
                : new Statement(Texts.count(key, count), Kind.FLAW);
    }

    /** Source lines are reported only by hubs, since finding one takes longer than the switch itself. */
    private static void lines(Snapshot snapshot, List<Statement> into) {
        long lines = 0;
        long switches = 0;
        Set<LaneKind> kinds = EnumSet.noneOf(LaneKind.class);
        for (int id = 1; id <= Math.min(MOST_LANES, snapshot.lanes()); id++) {
            Lane lane = snapshot.lane(id);
            if (lane != null) {
                lines += lane.lines();
                switches += lane.switches();
                kinds.add(lane.kind());
            }
        }
        boolean missing = kinds.contains(LaneKind.GENERATOR)
                || kinds.contains(LaneKind.GREENLET) && switches > MOST_SWITCHES * lines;
        if (lines > 0 && missing) {
            into.add(new Statement(Texts.of("status.caveats.lines"), Kind.FLAW));
        }
    }

    /** Clock differences: a process with another clock than ours has a mark that says so, at its first message. */
    private static void clocks(Snapshot snapshot, List<Statement> into) {
        int others = 0;
        for (int id = 1; id <= Math.min(MOST_LANES, snapshot.lanes()) && others < MOST_PROCESSES; id++) {
            Lane lane = snapshot.lane(id);
            if (lane == null || lane.kind() != LaneKind.PROCESS) {
                continue;
            }
            long off = ClockErrors.of(snapshot, id);
            if (off > 0) {
                into.add(new Statement(Texts.of("status.caveats.clock", LaneNames.of(snapshot, id),
                        "±" + Durations.text(off)), Kind.FLAW));
                others++;
            }
        }
        if (others == 0) {
            into.add(new Statement(Texts.of("status.caveats.clock.none"), Kind.SOUND));
        }
    }
}
