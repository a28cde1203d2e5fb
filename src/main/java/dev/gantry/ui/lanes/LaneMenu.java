package dev.gantry.ui.lanes;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

import dev.gantry.ui.chart.HeadMenu;
import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Commands;
import dev.gantry.ui.text.Texts;

/** The menu of a lane, or of a bar: what can be done with the bar, and every command for lanes, with its key. */
final class LaneMenu implements HeadMenu {
    private static final List<String> BAR = List.of("fit-selection", "like-this", "filter-name", "copy-bar", "note");
    private static final List<String> LANE = List.of("fold", "unfold", "pin", "hide", "move-up", "move-down", "fetch");
    private static final List<String> ALL = List.of("fold-all", "unfold-all", "filter", "show-hidden",
            "switch-arrows");
    private static final List<String> SORTS = List.of("sort-start", "sort-busy", "sort-name", "sort-activity");
    private static final List<String> ROWS = List.of("rows-compact", "rows-usual", "rows-tall");
    private static final List<String> BACK = List.of("lanes-undo", "lanes-reset");

    private final Commands commands;
    private final BooleanSupplier ofBar;

    /** Made when it is first shown. */
    private Optional<ContextMenu> made = Optional.empty();

    /** A menu that asks this whether it is opened for a bar. */
    LaneMenu(Commands commands, BooleanSupplier ofBar) {
        this.commands = commands;
        this.ofBar = ofBar;
    }

    @Override
    public void show(Node owner, double x, double y) {
        filled().show(owner, x, y);
    }

    /** Opens it below this node. */
    void showBelow(Node owner) {
        filled().show(owner, Side.BOTTOM, 0, 0);
    }

    private ContextMenu filled() {
        ContextMenu menu = made.orElseGet(ContextMenu::new);
        made = Optional.of(menu);
        menu.setId("lane-menu");
        menu.setAutoHide(true);
        menu.getItems().clear();
        if (ofBar.getAsBoolean()) {
            menu.getItems().addAll(items(BAR));
            menu.getItems().add(new SeparatorMenuItem());
        }
        menu.getItems().addAll(items(LANE));
        menu.getItems().add(new SeparatorMenuItem());
        menu.getItems().addAll(items(ALL));
        menu.getItems().addAll(sub("lanes.sort", SORTS), sub("lanes.rows", ROWS), new SeparatorMenuItem());
        menu.getItems().addAll(items(BACK));
        return menu;
    }

    private Menu sub(String title, List<String> ids) {
        Menu sub = new Menu(Texts.of(title));
        sub.getItems().addAll(items(ids));
        return sub;
    }

    private List<MenuItem> items(List<String> ids) {
        return ids.stream().map(commands::get).map(LaneMenu::item).toList();
    }

    private static MenuItem item(Command command) {
        MenuItem item = new MenuItem(command.tip());
        item.setId("menu-" + command.id());
        item.setDisable(!command.enabled().getAsBoolean());
        item.setOnAction(_ -> command.run());
        return item;
    }
}
