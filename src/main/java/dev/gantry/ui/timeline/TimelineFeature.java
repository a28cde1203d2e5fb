package dev.gantry.ui.timeline;

import static dev.gantry.ui.command.Stroke.keys;
import static dev.gantry.ui.command.Stroke.typed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

import dev.gantry.ui.chart.Pane;
import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Group;
import dev.gantry.ui.command.Scope;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Escape;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Place;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Tool;
import dev.gantry.view.explain.Selection;

/** The chart itself, and the commands that move in it, draw a box in it, go to a time and write a note. */
public final class TimelineFeature implements Feature {
    private final Context context;
    private final Navigation navigation;
    private final KeyboardNavigation mainTravel;
    private final KeyboardNavigation besideTravel;
    private final AreaKeys area;
    private Charts charts;

    public TimelineFeature(Context context) {
        this.context = context;
        navigation = context.navigation();
        mainTravel = new KeyboardNavigation(context.main());
        besideTravel = new KeyboardNavigation(context.beside().pane());
        area = new AreaKeys(context);
    }

    @Override
    public List<Command> commands() {
        return Stream.of(zooming(), walking(), tools(), box(), reading()).flatMap(List::stream).toList();
    }

    @Override
    public List<Placement> placements() {
        TimelinePanel main = new TimelinePanel("timeline", context, context.main(), mainTravel);
        charts = new Charts(main, context.beside(),
                () -> new TimelinePanel("timeline-beside", context, context.beside().pane(), besideTravel));
        context.focus().chart(main);
        return List.of(Placement.at(Place.CHART, charts));
    }

    @Override
    public List<Escape> escapes() {
        return List.of(new Escape(Escape.Layer.FIELD, () -> charts.closePrompt()),
                new Escape(Escape.Layer.SELECTION, () -> current().pointer().clearLast()
                        || context.pointer().clearLast() || context.beside().pane().pointer().clearLast()));
    }

    @Override
    public void show(Set<Reason> reasons) {
        charts.show(reasons);
    }

    private List<Command> zooming() {
        return List.of(
                moving("zoom-in", 10).keys(typed("w"), typed("+")).does(() -> travel().zoom(true)),
                moving("zoom-out", 20).keys(typed("s"), typed("-")).does(() -> travel().zoom(false)),
                moving("pan-left", 30).keys(typed("a")).does(() -> travel().pan(false)),
                moving("pan-right", 40).keys(typed("d")).does(() -> travel().pan(true)),
                moving("fit-selection", 50).keys(typed("f")).does(() -> travel().fitSelection()),
                moving("fit", 60).keys(typed("0")).does(navigation::fit),
                moving("follow", 70).keys(typed("l")).when(this::canFollow).does(navigation::follow),
                moving("back", 80).keys(keys("Shortcut+Z"), keys("Alt+Left")).when(navigation::hasPast)
                        .does(navigation::back),
                moving("forward", 90).keys(keys("Shortcut+Y"), keys("Alt+Right"), keys("Shortcut+Shift+Z"))
                        .when(navigation::hasFuture).does(navigation::forward),
                moving("page-down", 100).keys(keys("Page Down")).does(() -> travel().page(true)),
                moving("page-up", 110).keys(keys("Page Up")).does(() -> travel().page(false)),
                moving("lanes-first", 120).keys(keys("Home")).does(() -> travel().edge(false)),
                moving("lanes-last", 130).keys(keys("End")).does(() -> travel().edge(true)));
    }

    private List<Command> walking() {
        return List.of(
                moving("slice-next", 140).keys(typed("."), keys("Right")).does(() -> travel().slice(true)),
                moving("slice-previous", 150).keys(typed(","), keys("Left")).does(() -> travel().slice(false)),
                moving("lane-down", 160).keys(keys("Down")).does(() -> travel().lane(true)),
                moving("lane-up", 170).keys(keys("Up")).does(() -> travel().lane(false)),
                moving("flow-next", 180).keys(typed("]")).when(this::hasTask).does(() -> travel().flow(true)),
                moving("flow-previous", 190).keys(typed("[")).when(this::hasTask).does(() -> travel().flow(false)));
    }

    private List<Command> tools() {
        return List.of(tool("tool-select", 200, "v", Tool.SELECT), tool("tool-pan", 210, "h", Tool.PAN),
                tool("tool-zoom", 220, "z", Tool.ZOOM));
    }

    /** While there is a box, Shift and the arrow keys move its free corner. */
    private List<Command> box() {
        return List.of(
                reading("area", 10).keys(typed("b")).does(area::begin),
                corner("area-later", 20, "Shift+Right").does(() -> area.time(true)),
                corner("area-earlier", 30, "Shift+Left").does(() -> area.time(false)),
                corner("area-down", 40, "Shift+Down").does(() -> area.lane(true)),
                corner("area-up", 50, "Shift+Up").does(() -> area.lane(false)));
    }

    private List<Command> reading() {
        return List.of(
                reading("go", 70).keys(typed("g")).does(() -> charts.current().askRange()),
                reading("origin", 80).keys(keys("O")).when(() -> travel().hasAnchor())
                        .does(() -> travel().countFromHere()),
                reading("origin-reset", 90).keys(keys("Shift+O"))
                        .when(() -> current().navigation().notes().all().origin().isPresent())
                        .does(() -> current().navigation().notes().countFrom(Optional.empty())),
                reading("copy-bar", 110).when(() -> current().pointer().selection() != Selection.NONE)
                        .does(this::copy),
                reading("note", 100).keys(typed("m")).does(() -> charts.current().askNote()));
    }

    /** Copies what is said of the selection. */
    private void copy() {
        Pane pane = current();
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT,
                Announcement.of(pane.recorded().get(), pane.pointer(), pane.navigation())));
    }

    private Command.Builder moving(String id, int rank) {
        return Command.of(id, Group.MOVING, rank).when(context::isRecorded);
    }

    private Command.Builder reading(String id, int rank) {
        return Command.of(id, Group.READING, rank).when(context::isRecorded);
    }

    private Command.Builder corner(String id, int rank, String keys) {
        return Command.of(id, Group.READING, rank).in(Scope.BOX).keys(keys(keys)).when(area::isDrawn);
    }

    private Command tool(String id, int rank, String key, Tool tool) {
        return Command.of(id, Group.MOVING, rank).keys(typed(key)).does(() -> context.appearance().tool(tool));
    }

    private boolean canFollow() {
        return context.session().isLive() && !context.session().isPaused() && !navigation.isFollowing();
    }

    private boolean hasTask() {
        return current().pointer().task() != 0;
    }

    /** The chart that the keys are for: the one with the focus, or else the first. */
    private Pane current() {
        return charts.isBeside() ? context.beside().pane() : context.main();
    }

    private KeyboardNavigation travel() {
        return charts.isBeside() ? besideTravel : mainTravel;
    }
}
