package dev.gantry.ui.lanes;

import static dev.gantry.ui.command.Stroke.keys;
import static dev.gantry.ui.command.Stroke.typed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.geometry.Point2D;

import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Group;
import dev.gantry.ui.command.Scope;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Escape;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Place;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.pump.Reason;
import dev.gantry.view.layout.LaneSort;
import dev.gantry.view.layout.RowHeight;

/** Commands for lanes, by key, by the menu of their heads and in the strip above the chart. */
public final class LanesFeature implements Feature {
    private final Context context;
    private final LaneActions lanes;
    private final LaneMenu menu;
    private final LaneStrip strip;
    private final FetchPanel fetch;
    private final List<Command> commands = new ArrayList<>();

    public LanesFeature(Context context) {
        this.context = context;
        lanes = new LaneActions(context);
        MemberLanes members = new MemberLanes(context, lanes::inHand);
        fetch = new FetchPanel(context, members);
        menu = new LaneMenu(context.commands(), lanes::hasBar);
        Command showHidden = lane("show-hidden", 120).keys(keys("Shift+Delete")).when(lanes::hides)
                .does(lanes::showHidden);
        strip = new LaneStrip(context, showHidden);
        context.chart().heads().put(menu, new LaneButton(menu));
        commands.add(showHidden);
        commands.add(lane("fetch", 158).keys(keys("Shortcut+Shift+G")).when(members::canFetch).does(fetch::open));
        heads();
        order();
        looks();
    }

    @Override
    public List<Command> commands() {
        return commands;
    }

    @Override
    public List<Placement> placements() {
        return List.of(Placement.at(Place.ABOVE_CHART, strip), Placement.at(Place.OVERLAY, fetch));
    }

    @Override
    public List<Escape> escapes() {
        return List.of(new Escape(Escape.Layer.CARD, fetch::close), new Escape(Escape.Layer.FIELD, strip::cancel));
    }

    @Override
    public void show(Set<Reason> reasons) {
        strip.show(reasons);
    }

    /** While a lane is selected the arrow keys go from lane to lane, instead of from slice to slice. */
    private void heads() {
        commands.add(lane("lane", 10).keys(typed("e")).does(lanes::select));
        commands.add(lane("lane-menu", 20).keys(keys("Shift+F10"), keys("Context Menu")).does(this::openMenu));
        commands.add(head("head-down", 30).keys(keys("Down")).does(() -> lanes.step(true)));
        commands.add(head("head-up", 40).keys(keys("Up")).does(() -> lanes.step(false)));
        commands.add(head("fold", 50).keys(keys("Left")).does(lanes::foldOrOut));
        commands.add(head("unfold", 60).keys(keys("Right")).does(lanes::openOrIn));
        commands.add(lane("fold-all", 70).keys(keys("Shift+Left")).does(() -> lanes.foldAll(true)));
        commands.add(lane("unfold-all", 80).keys(keys("Shift+Right")).does(() -> lanes.foldAll(false)));
    }

    private void order() {
        commands.add(held("pin", 90).keys(typed("p")).does(lanes::pin));
        commands.add(held("hide", 110).keys(keys("Delete")).does(lanes::hide));
        commands.add(held("move-up", 130).keys(keys("Shift+Up")).does(() -> lanes.move(false)));
        commands.add(held("move-down", 140).keys(keys("Shift+Down")).does(() -> lanes.move(true)));
        commands.add(lane("filter-name", 155).when(lanes::hasLane).does(lanes::filterToName));
        commands.add(lane("filter", 150).keys(keys("Shortcut+Shift+F")).does(strip::ask));
        int rank = 160;
        for (LaneSort sort : LaneSort.values()) {
            commands.add(lane("sort-" + sort.name().toLowerCase(Locale.ROOT), rank++)
                    .does(() -> lanes.change(now -> now.sorted(sort))));
        }
        commands.add(lane("lanes-undo", 200).keys(keys("Alt+Z")).when(lanes::hasPast).does(lanes::undo));
        commands.add(lane("lanes-reset", 210).keys(keys("Shortcut+Shift+E")).when(lanes::isArranged)
                .does(lanes::reset));
    }

    private void looks() {
        commands.add(lane("rows", 170).keys(typed("r")).does(() -> lanes.change(now -> now.with(now.rows().next()))));
        int rank = 180;
        for (RowHeight rows : RowHeight.values()) {
            commands.add(lane("rows-" + rows.name().toLowerCase(Locale.ROOT), rank++)
                    .does(() -> lanes.change(now -> now.with(rows))));
        }
        commands.add(lane("switch-arrows", 190).keys(typed("x"))
                .does(() -> lanes.change(now -> now.withArrows(!now.arrows()))));
    }

    private static Command.Builder lane(String id, int rank) {
        return Command.of(id, Group.LANES, rank);
    }

    /** A command for the current lane. */
    private Command.Builder held(String id, int rank) {
        return lane(id, rank).in(Scope.LANE).when(lanes::hasLane);
    }

    /** A command while a lane itself is selected. */
    private Command.Builder head(String id, int rank) {
        return lane(id, rank).in(Scope.LANE).when(lanes::hasHead);
    }

    /** Opens the menu beside the head of the current lane. */
    private void openMenu() {
        if (!lanes.hasBar()) { // its menu is the longer one
            lanes.select();
        }
        Point2D at = context.focus().chart().localToScreen(context.chart().head(lanes.inHand()));
        menu.show(context.focus().chart(), at.getX(), at.getY());
    }
}
