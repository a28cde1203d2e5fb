package dev.gantry.ui;

import static dev.gantry.ui.command.Stroke.keys;
import static dev.gantry.ui.command.Stroke.typed;

import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import dev.gantry.ui.command.Commands;
import dev.gantry.ui.command.Group;
import dev.gantry.ui.export.Sharing;
import dev.gantry.ui.files.FilesPanel;
import dev.gantry.ui.lanes.LaneActions;
import dev.gantry.ui.legend.LegendPanel;
import dev.gantry.ui.replay.Replay;
import dev.gantry.ui.search.SearchBar;
import dev.gantry.ui.session.Appearance;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Search;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.session.Tool;
import dev.gantry.ui.timeline.AreaKeys;
import dev.gantry.ui.timeline.KeyboardNavigation;
import dev.gantry.ui.timeline.TimelinePanel;
import dev.gantry.view.layout.LaneSort;
import dev.gantry.view.layout.RowHeight;

/** The table of commands and keys. */
final class Keys {
    private Keys() {}

    static void ofRuns(Commands commands, Session session, Replay replay, Runnable watch) {
        commands.group(Group.RUNNING);
        commands.add(
                "run", () -> {
                    session.run();
                    watch.run();
                }, () -> !session.isLive() && session.complaint().isEmpty(), keys("F5"),
                keys("Shortcut+R"));
        commands.add("stop", session::stop, session::isLive, keys("Shift+F5"));
        commands.add("replay-play", replay::play, replay::isOn, keys("Space"));
        commands.add(
                "pause", () -> session.pause(!session.isPaused()), () -> session.isLive() || session.isPaused(),
                keys("Space"));
    }

    /** Before those of lanes: while there is a box, Shift and the arrow keys move its free corner. */
    static void ofArea(Commands commands, AreaKeys area, Runnable statistics, BooleanSupplier recorded) {
        commands.group(Group.READING);
        commands.add("area", area::begin, recorded, typed("b"));
        commands.add("area-later", () -> area.time(true), area::isDrawn, keys("Shift+Right"));
        commands.add("area-earlier", () -> area.time(false), area::isDrawn, keys("Shift+Left"));
        commands.add("area-down", () -> area.lane(true), area::isDrawn, keys("Shift+Down"));
        commands.add("area-up", () -> area.lane(false), area::isDrawn, keys("Shift+Up"));
        commands.add("statistics", statistics, keys("Shortcut+B"));
    }

    /** Before those of the timeline: while a lane is selected the arrow keys go from lane to lane. */
    static void ofLanes(Commands commands, LaneActions lanes, Runnable filter, Runnable menu) {
        commands.group(Group.LANES);
        commands.add("lane", lanes::select, typed("e"));
        commands.add("lane-menu", menu, keys("Shift+F10"), keys("Context Menu"));
        commands.add("head-down", () -> lanes.step(true), lanes::hasHead, keys("Down"));
        commands.add("head-up", () -> lanes.step(false), lanes::hasHead, keys("Up"));
        commands.add("fold", lanes::foldOrOut, lanes::hasHead, keys("Left"));
        commands.add("unfold", lanes::openOrIn, lanes::hasHead, keys("Right"));
        commands.add("fold-all", () -> lanes.foldAll(true), keys("Shift+Left"));
        commands.add("unfold-all", () -> lanes.foldAll(false), keys("Shift+Right"));
        commands.add("pin", lanes::pin, lanes::hasLane, typed("p"));
        commands.add("hide", lanes::hide, lanes::hasLane, keys("Delete"));
        commands.add("show-hidden", lanes::showHidden, lanes::hides, keys("Shift+Delete"));
        commands.add("move-up", () -> lanes.move(false), lanes::hasLane, keys("Shift+Up"));
        commands.add("move-down", () -> lanes.move(true), lanes::hasLane, keys("Shift+Down"));
        commands.add("filter", filter, keys("Shortcut+Shift+F"));
        for (LaneSort sort : LaneSort.values()) {
            commands.add("sort-" + sort.name().toLowerCase(Locale.ROOT), () -> lanes.change(now -> now.sorted(sort)));
        }
        commands.add("rows", () -> lanes.change(now -> now.with(now.rows().next())), typed("r"));
        for (RowHeight rows : RowHeight.values()) {
            commands.add("rows-" + rows.name().toLowerCase(Locale.ROOT), () -> lanes.change(now -> now.with(rows)));
        }
        commands.add("switch-arrows", () -> lanes.change(now -> now.withArrows(!now.arrows())), typed("x"));
        commands.add("lanes-undo", lanes::undo, lanes::hasPast, keys("Alt+Z"));
        commands.add("lanes-reset", lanes::reset, lanes::isArranged, keys("Shortcut+Shift+E"));
    }

    static void ofTimeline(
            Commands commands, Session session, Pointer pointer, Navigation navigation, Appearance appearance,
            KeyboardNavigation travel) {
        commands.group(Group.MOVING);
        BooleanSupplier recorded = () -> session.snapshot().records() > 0;
        commands.add("zoom-in", () -> travel.zoom(true), recorded, typed("w"), typed("+"));
        commands.add("zoom-out", () -> travel.zoom(false), recorded, typed("s"), typed("-"));
        commands.add("pan-left", () -> travel.pan(false), recorded, typed("a"));
        commands.add("pan-right", () -> travel.pan(true), recorded, typed("d"));
        commands.add("fit-selection", travel::fitSelection, recorded, typed("f"));
        commands.add("fit", navigation::fit, recorded, typed("0"));
        commands.add(
                "follow", navigation::follow,
                () -> session.isLive() && !session.isPaused() && !navigation.isFollowing(), typed("l"));
        commands.add("back", navigation::back, navigation::hasPast, keys("Shortcut+Z"), keys("Alt+Left"));
        commands.add("forward", navigation::forward, navigation::hasFuture, keys("Shortcut+Y"), keys("Alt+Right"),
                keys("Shortcut+Shift+Z"));
        commands.add("page-down", () -> travel.page(true), recorded, keys("Page Down"));
        commands.add("page-up", () -> travel.page(false), recorded, keys("Page Up"));
        commands.add("lanes-first", () -> travel.edge(false), recorded, keys("Home"));
        commands.add("lanes-last", () -> travel.edge(true), recorded, keys("End"));
        commands.add("slice-next", () -> travel.slice(true), recorded, typed("."), keys("Right"));
        commands.add("slice-previous", () -> travel.slice(false), recorded, typed(","), keys("Left"));
        commands.add("lane-down", () -> travel.lane(true), recorded, keys("Down"));
        commands.add("lane-up", () -> travel.lane(false), recorded, keys("Up"));
        commands.add("flow-next", () -> travel.flow(true), () -> pointer.task() != 0, typed("]"));
        commands.add("flow-previous", () -> travel.flow(false), () -> pointer.task() != 0, typed("["));
        commands.add("tool-select", () -> appearance.tool(Tool.SELECT), typed("v"));
        commands.add("tool-pan", () -> appearance.tool(Tool.PAN), typed("h"));
        commands.add("tool-zoom", () -> appearance.tool(Tool.ZOOM), typed("z"));
    }

    /** What helps to read: going to a time, counting from an event, notes, states that stand out, search. */
    static void ofReading(
            Commands commands, Session session, Navigation navigation, KeyboardNavigation travel, Search search,
            Supplier<TimelinePanel> timeline, Supplier<LegendPanel> legend, Supplier<SearchBar> bar) {
        commands.group(Group.READING);
        BooleanSupplier recorded = () -> session.snapshot().records() > 0;
        BooleanSupplier found = () -> !search.matches().isEmpty();
        commands.add("go", () -> timeline.get().askRange(), recorded, typed("g"));
        commands.add("origin", travel::countFromHere, travel::hasAnchor, keys("O"));
        commands.add("origin-reset", () -> navigation.notes().countFrom(Optional.empty()),
                () -> navigation.notes().all().origin().isPresent(), keys("Shift+O"));
        commands.add("note", () -> timeline.get().askNote(), recorded, typed("m"));
        commands.add("state-next", () -> legend.get().step(true), recorded, keys("C"));
        commands.add("state-previous", () -> legend.get().step(false), recorded, keys("Shift+C"));
        commands.add("search", () -> bar.get().open(), recorded, keys("Shortcut+F"), typed("/"));
        commands.add("search-next", () -> search.step(true), found, keys("F3"), keys("N"));
        commands.add("search-previous", () -> search.step(false), found, keys("Shift+F3"), keys("Shift+N"));
    }

    static void ofReplay(Commands commands, Session session, Navigation navigation, Replay replay) {
        commands.group(Group.READING);
        commands.add("replay", replay::toggle, () -> session.snapshot().records() > 0, typed("t"));
        commands.add("replay-next", () -> replay.step(true), replay::isOn, typed(">"));
        commands.add("replay-previous", () -> replay.step(false), replay::isOn, typed("<"));
        commands.add("replay-faster", () -> replay.faster(true), replay::isOn, typed("}"));
        commands.add("replay-slower", () -> replay.faster(false), replay::isOn, typed("{"));
        commands.add("replay-first", () -> replay.edge(false), replay::isOn, keys("Shift+Home"));
        commands.add("replay-last", () -> replay.edge(true), replay::isOn, keys("Shift+End"));
        commands.add("replay-live", navigation::follow, () -> replay.isOn() && session.isLive());
    }

    static void ofFiles(Commands commands, FilesPanel files, Runnable list) {
        commands.group(Group.FILES);
        commands.add("open", files::open, keys("Shortcut+O"));
        commands.add("recent", list, () -> !files.shelf().items().isEmpty(), keys("Shortcut+Shift+O"));
        commands.add("recent-clear", files::clear, files::canClear);
        commands.add("save", files::save, files::canSave, keys("Shortcut+S"));
    }

    static void ofSharing(Commands commands, Sharing sharing) {
        commands.group(Group.FILES);
        commands.add("export", sharing::export, sharing::isPossible, keys("Shortcut+E"));
        commands.add("copy", sharing::copy, sharing::isPossible, keys("Shortcut+Shift+C"));
        commands.add("print", sharing::print, sharing::isPossible, keys("Shortcut+P"));
    }

    static void ofWindow(
            Commands commands, Choices choices, Runnable lessons, Runnable clear, Runnable help, Runnable palette,
            Runnable shortcuts, Runnable truth) {
        commands.group(Group.WINDOW);
        commands.add("palette", palette, keys("Shortcut+Shift+P"));
        commands.add("search-lessons", lessons, keys("Shortcut+L"));
        commands.add("clear", clear, keys("Esc"));
        commands.add("theme", choices::otherTheme, keys("Shortcut+T"));
        commands.add("language", choices::otherLanguage);
        commands.add("text-larger", () -> choices.text(true), () -> choices.canText(true), keys("Shortcut+Plus"),
                keys("Shortcut+Equals"), keys("Shortcut+Add"));
        commands.add("text-smaller", () -> choices.text(false), () -> choices.canText(false), keys("Shortcut+Minus"),
                keys("Shortcut+Subtract"));
        commands.add("truth", truth, keys("Shortcut+I"));
        commands.add("shortcuts", shortcuts, keys("Shortcut+K"));
        commands.add("help", help, typed("?"), keys("F1"));
    }
}
