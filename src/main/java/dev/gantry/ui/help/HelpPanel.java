package dev.gantry.ui.help;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Commands;
import dev.gantry.ui.command.Stroke;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;

/** A card over the window with every key in two columns; a click beside it closes it. */
public final class HelpPanel extends StackPane {
    private static final List<String> GESTURES = List.of("drag", "box", "edges", "playhead", "click", "wheel",
            "ctrlwheel",
            "shiftwheel", "middle", "lane");

    private final Commands commands;
    private final VBox card = new VBox();

    public HelpPanel(Commands commands) {
        this.commands = commands;
        setId("help");
        getStyleClass().add("veil");
        card.getStyleClass().add("card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().add(card);
        setOnMouseClicked(event -> {
            if (event.getTarget() == this) {
                toggle();
            }
        });
        setVisible(false);
    }

    /** Shows it, or hides it. */
    public void toggle() {
        if (card.getChildren().isEmpty()) {
            fill();
        }
        setVisible(!isVisible());
    }

    private void fill() {
        Label title = new Label(Texts.of("help.title"));
        title.getStyleClass().add("card-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button close = new Button(null, Icon.CLOSE.node());
        close.getStyleClass().addAll("flat", "button-icon");
        close.setTooltip(new Tooltip(Texts.of("help.close")));
        close.setAccessibleText(Texts.of("help.close"));
        close.setOnAction(_ -> toggle());
        HBox head = new HBox(title, gap, close);
        head.getStyleClass().add("card-head");
        List<Command> all = commands.all().stream().filter(each -> !each.strokes().isEmpty()).toList();
        int half = (all.size() + GESTURES.size() + 1) / 2;
        GridPane left = grid();
        GridPane right = grid();
        int row = 0;
        for (Command command : all) {
            add(row < half ? left : right, row < half ? row : row - half, keys(command), command.title());
            row++;
        }
        for (String gesture : GESTURES) {
            add(row < half ? left : right, row < half ? row : row - half,
                    caps(Texts.of("help." + gesture + ".keys")), Texts.of("help." + gesture));
            row++;
        }
        HBox columns = new HBox(left, right);
        columns.getStyleClass().add("card-columns");
        ScrollPane scroll = new ScrollPane(columns); // where the window is too low for all
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFitToWidth(true);
        card.getChildren().addAll(head, scroll);
    }

    private static GridPane grid() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("help-grid");
        return grid;
    }

    private static void add(GridPane grid, int row, Node keys, String text) {
        grid.add(keys, 0, row);
        grid.add(new Label(text), 1, row);
    }

    private static Node keys(Command command) {
        return caps(command.strokes().stream().map(Stroke::label).distinct().collect(Collectors.joining("|")));
    }

    private static Node caps(String texts) {
        HBox box = new HBox();
        box.getStyleClass().add("key-caps");
        for (String text : texts.split("\\|")) {
            Label cap = new Label(text);
            cap.getStyleClass().add("key-cap");
            box.getChildren().add(cap);
        }
        return box;
    }
}
