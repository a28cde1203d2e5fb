package dev.gantry.ui.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.gantry.hook.Receiver;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.session.Run;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.Texts;

/** What stands between the picture and what happened: losses, limits of a file, merged bars, clocks, what hooks cost. */
final class Truth {
    private static final int MOST_PROCESSES = 20;

    private static final int MOST_LANES = 1_000;

    /**
     * One of these.
     *
     * @param sentence for the user
     * @param flaw whether the picture lacks something for it
     */
    record Statement(String sentence, boolean flaw) {}

    private Truth() {}

    static List<Statement> of(Session session, Readouts readouts) {
        Snapshot snapshot = session.snapshot();
        Optional<Run> run = session.last();
        List<Statement> all = new ArrayList<>();
        all.add(counted("truth.lost", snapshot.lost()));
        all.add(counted("truth.malformed", snapshot.malformed()));
        run.ifPresent(shown -> {
            shown.about().notices().forEach(notice -> all.add(new Statement(Texts.of("truth.notice", notice), true)));
            shown.spoolTrouble().ifPresent(trouble -> all.add(new Statement(Texts.of("files.spool", trouble), true)));
        });
        all.add(counted("truth.merged", readouts.mergedBars().getAsInt()));
        clocks(snapshot, all);
        int hook = readouts.hookCost().getAsInt();
        all.add(new Statement(hook == 0 ? Texts.of("truth.cost.unknown") : Texts.of("truth.cost", hook), false));
        return all;
    }

    private static Statement counted(String key, long count) {
        return count == 0
                ? new Statement(Texts.of(key + ".none"), false)
                : new Statement(Texts.count(key, count), true);
    }

    /** Every process whose clock is not ours said so in a mark when it was heard first. */
    private static void clocks(Snapshot snapshot, List<Statement> into) {
        int others = 0;
        for (int id = 1; id <= Math.min(MOST_LANES, snapshot.lanes()) && others < MOST_PROCESSES; id++) {
            Lane lane = snapshot.lane(id);
            if (lane == null || lane.kind() != LaneKind.PROCESS) {
                continue;
            }
            for (int i = 0; i < Math.min(MOST_PROCESSES, lane.marks()); i++) {
                String text = snapshot.name(lane.markText(i));
                if (text.startsWith(Receiver.OTHER_CLOCK)) {
                    into.add(new Statement(Texts.of("truth.clock", snapshot.laneName(id),
                            text.substring(Receiver.OTHER_CLOCK.length())), true));
                    others++;
                }
            }
        }
        if (others == 0) {
            into.add(new Statement(Texts.of("truth.clock.none"), false));
        }
    }
}
