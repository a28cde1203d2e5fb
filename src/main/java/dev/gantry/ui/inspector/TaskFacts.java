package dev.gantry.ui.inspector;

import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Task;
import dev.gantry.trace.Trace;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Site;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.explain.TaskLife;
import dev.gantry.view.time.Durations;

/** The facts about one task. */
final class TaskFacts {
    private final Facts facts;
    private final Pointer pointer;
    private final Navigation navigation;
    private final Runnable showCode;

    TaskFacts(Facts facts, Pointer pointer, Navigation navigation, Runnable showCode) {
        this.facts = facts;
        this.pointer = pointer;
        this.navigation = navigation;
        this.showCode = showCode;
    }

    void fill(Snapshot snapshot, int id) {
        TaskLife life = TaskLife.of(snapshot, id);
        Task task = snapshot.task(id);
        facts.text("waited", Durations.text(life.waited()));
        if (life.started() != Trace.NONE) {
            facts.text("ran", Durations.text(life.ran()));
            facts.text("blocked",
                    life.blocked() == 0 ? Texts.of("inspector.never") : share(life.blocked(), life.ran()));
            if (life.suspended() > 0) {
                facts.text("suspended", Durations.text(life.suspended()));
            }
        }
        for (TaskLife.CallbackRun callback : life.callbacks()) {
            facts.text("callback",
                    Texts.of("inspector.callback.on", Durations.text(callback.duration()), callback.lane()));
        }
        if (!life.error().isEmpty()) {
            facts.text("error", life.error());
        }
        facts.link("submitted", Texts.of("inspector.at", navigation.clock(task.submitted())),
                () -> goTo(task.submitted(), task.submittedBy()));
        if (life.started() != Trace.NONE) {
            facts.link("started", Texts.of("inspector.at", navigation.clock(task.started())),
                    () -> goTo(task.started(), task.lane()));
            facts.link("lane", life.lane(), () -> lane(task.lane()));
        }
        facts.link("by", life.submittedBy(), () -> lane(task.submittedBy()));
        if (!life.executor().isEmpty()) {
            facts.text("executor", life.executor());
        }
        Site site = Site.of(life.site());
        if (site != Site.UNKNOWN) {
            facts.link("site", site.label(), showCode);
        }
    }

    private void goTo(long time, int lane) {
        navigation.reveal(time);
        navigation.revealLane(lane);
    }

    private void lane(int lane) {
        pointer.select(new Selection.OfLane(lane));
        navigation.revealLane(lane);
    }

    private static String share(long part, long whole) {
        return Texts.of("inspector.share", Durations.text(part), Math.round(100.0 * part / Math.max(1, whole)));
    }
}
