package dev.gantry.ui.lanes;

import java.util.function.UnaryOperator;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.chart.Chart;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.session.Lanes;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.layout.Arrangement;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.LaneMoves;
import dev.gantry.view.layout.LineKind;

/** Actions on the current lane: the selected one, or that of what is selected. */
final class LaneActions {
    private final Chart chart;
    private final Lanes lanes;
    private final Pointer pointer;
    private final Navigation navigation;

    LaneActions(Context context) {
        chart = context.chart();
        lanes = context.lanes();
        pointer = context.pointer();
        navigation = context.navigation();
    }

    /** The current lane, 0 for none. */
    int inHand() {
        Snapshot snapshot = chart.snapshot();
        int lane = switch (pointer.selection()) {
            case Selection.OfLane(int id) -> id;
            case Selection.OfSlice(int id, int _, int _) -> id;
            case Selection.OfGap(int id, long _, long _) -> id;
            case Selection.OfTask(int task) -> pointer.place().map(Pointer.Place::lane)
                    .orElse(snapshot.hasTask(task) ? snapshot.taskLane(task) : 0);
            default -> 0;
        };
        return snapshot.lane(lane) == null ? 0 : lane;
    }

    boolean hasLane() {
        return inHand() != 0;
    }

    /** Whether a bar is selected. */
    boolean hasBar() {
        return pointer.place().isPresent() && hasLane();
    }

    /** Leaves only the lanes that are called as the current one. */
    void filterToName() {
        lanes.filter(chart.snapshot().laneName(inHand()));
    }

    /** Whether a lane itself is selected, so that the arrow keys go from lane to lane. */
    boolean hasHead() {
        return pointer.selection() instanceof Selection.OfLane && hasLane();
    }

    /** Selects the lane of what is selected; the first one if nothing is. */
    void select() {
        int lane = inHand();
        for (int line = 0; lane == 0 && line < chart.layout().size(); line++) {
            lane = chart.layout().lane(line);
        }
        if (lane != 0) {
            select(lane);
        }
    }

    /** Selects the next lane below, or above. */
    void step(boolean down) {
        LaneLayout layout = chart.layout();
        int by = down ? 1 : -1;
        for (int line = layout.lineOf(inHand()) + by; line >= 0 && line < layout.size(); line += by) {
            if (layout.lane(line) != 0 && layout.kind(line) != LineKind.CROWD) {
                select(layout.lane(line));
                return;
            }
        }
    }

    /** Folds the current lane; one that is folded or has no children passes the selection to its parent. */
    void foldOrOut() {
        Lane lane = chart.snapshot().lane(inHand());
        if (canFold(true)) {
            fold(true);
        } else if (lane != null && chart.snapshot().lane(lane.parent()) != null) {
            select(lane.parent());
        }
    }

    /** Unfolds the current lane; one that is unfolded passes the selection to its first child. */
    void openOrIn() {
        if (canFold(false)) {
            fold(false);
        } else {
            step(true);
        }
    }

    private boolean canFold(boolean folds) {
        int line = chart.layout().lineOf(inHand());
        return line >= 0 && chart.layout().isFoldable(line) && chart.layout().isFolded(line) != folds;
    }

    private void fold(boolean folds) {
        int lane = inHand();
        change(now -> now.with(now.folds().with(lane, folds)));
        navigation.revealLane(lane);
    }

    void foldAll(boolean folds) {
        lanes.arrange(LaneMoves.foldedAll(chart.snapshot(), chart.layout(), folds));
    }

    void pin() {
        int lane = inHand();
        change(now -> now.pinned(lane, !now.pinned().contains(lane)));
    }

    void hide() {
        int lane = inHand();
        change(now -> now.hiding(lane));
        pointer.select(Selection.NONE);
    }

    boolean hides() {
        return !lanes.arrangement().hidden().isEmpty();
    }

    void showHidden() {
        change(Arrangement::hidingNothing);
    }

    void move(boolean down) {
        lanes.arrange(LaneMoves.moved(chart.snapshot(), chart.layout(), inHand(), down));
        navigation.revealLane(inHand());
    }

    /** Arranges the lanes by this step. */
    void change(UnaryOperator<Arrangement> step) {
        lanes.arrange(step.apply(lanes.arrangement()));
    }

    boolean hasPast() {
        return lanes.hasPast();
    }

    void undo() {
        lanes.undo();
    }

    void reset() {
        lanes.reset();
    }

    /** Whether the lanes differ from their default arrangement. */
    boolean isArranged() {
        return !lanes.arrangement().equals(Arrangement.USUAL);
    }

    private void select(int lane) {
        pointer.select(new Selection.OfLane(lane));
        navigation.revealLane(lane);
    }
}
