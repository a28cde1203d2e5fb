package dev.gantry.ui.help;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Commands;
import dev.gantry.ui.command.Group;
import dev.gantry.ui.command.KeyCaps;
import dev.gantry.ui.overlay.Overlay;
import dev.gantry.ui.text.Texts;

/** Every key and gesture, in groups and two columns, as they are now. */
final class HelpPanel extends Overlay {
    private static final List<String> GESTURES = List.of("drag", "box", "edges", "playhead", "click", "wheel",
            "ctrlwheel",
            "shiftwheel", "middle", "lane", "drop");

    private static final double BAR = 16;

    /** Columns that are wider, as a part of the window, lie one below the other. */
    private static final double WIDEST = 0.95;

    private record Section(String title, List<Node[]> rows) {
        int height() {
            return 1 + rows.size();
        }
    }

    private final Commands commands;
    private final ScrollPane scroll = new ScrollPane() {
        /** With room for the bar, which would take it from the longest lines. */
        @Override
        protected double computePrefWidth(double height) {
            return super.computePrefWidth(height) + BAR;
        }
    };

    HelpPanel(Commands commands) {
        super("help", "help.title");
        this.commands = commands;
    }

    @Override
    protected void fill(VBox card) {
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText(Texts.of("help.title"));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        card.getChildren().addAll(head("help.title"), scroll);
    }

    @Override
    protected void opened() {
        List<Section> sections = sections();
        int all = sections.stream().mapToInt(Section::height).sum();
        GridPane left = grid();
        GridPane right = grid();
        int used = 0;
        int below = 0;
        for (Section section : sections) {
            if (used + section.height() / 2 < all / 2 && below == 0) {
                used = put(section, left, used);
            } else {
                below = put(section, right, below);
            }
        }
        scroll.setContent(columns(new HBox(left, right)));
        scroll.applyCss();
        if (scroll.prefWidth(-1) > WIDEST * getScene().getWidth()) {
            scroll.setContent(columns(new VBox(left, right)));
        }
        scroll.setVvalue(0);
        scroll.requestFocus(); // so that the keys scroll it
    }

    private static Pane columns(Pane both) {
        both.getStyleClass().add("card-columns");
        return both;
    }

    private List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        for (Group group : Group.values()) {
            List<Node[]> rows = commands.all().stream()
                    .filter(each -> each.group() == group && !each.strokes().isEmpty())
                    .map(HelpPanel::row)
                    .toList();
            if (!rows.isEmpty()) {
                sections.add(new Section(group.title(), rows));
            }
        }
        sections.add(new Section(Texts.of("help.mouse"), GESTURES.stream()
                .map(each -> row(new KeyCaps(Arrays.asList(Texts.of("help." + each + ".keys").split("\\|"))),
                        Texts.of("help." + each)))
                .toList()));
        return sections;
    }

    private static Node[] row(Command command) {
        return row(KeyCaps.of(command), command.title());
    }

    private static Node[] row(Node keys, String text) {
        Label says = new Label(text);
        says.setWrapText(true);
        says.setMinHeight(Region.USE_PREF_SIZE);
        return new Node[]{keys, says};
    }

    private static int put(Section section, GridPane grid, int at) {
        Label title = new Label(section.title());
        title.getStyleClass().add("help-group");
        int row = at;
        grid.add(title, 0, row++, 2, 1);
        for (Node[] nodes : section.rows()) {
            grid.addRow(row++, nodes);
        }
        return row;
    }

    private static GridPane grid() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("help-grid");
        return grid;
    }
}
