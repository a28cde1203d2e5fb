package dev.gantry.ui.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.IconButton;

/** Lines that are brought in order: by dragging one, by its buttons, or by Alt+Up and Alt+Down where the focus is. */
final class OrderBox extends VBox {
    private final Consumer<List<String>> ordered;
    private final int number;
    private final List<String> lines;
    private final Button take = new Button(Texts.of("lesson.order.take"));
    private int dragged = -1;

    OrderBox(int number, List<String> lines, Consumer<List<String>> ordered) {
        this.number = number;
        this.ordered = ordered;
        this.lines = new ArrayList<>(lines);
        getStyleClass().add("question-order");
        setMaxWidth(USE_PREF_SIZE);
        take.setId("order-" + number + "-take");
        take.setOnAction(_ -> ordered.accept(List.copyOf(this.lines)));
        fill(-1);
    }

    private void fill(int focused) {
        getChildren().clear();
        for (int i = 0; i < lines.size(); i++) {
            getChildren().add(row(i));
        }
        getChildren().add(take);
        if (focused >= 0) {
            getChildren().get(focused).requestFocus();
        }
    }

    private HBox row(int at) {
        Label text = new Label(lines.get(at));
        text.getStyleClass().add("order-text");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(text, gap, button("up", at, at - 1, Icon.PREVIOUS), button("down", at, at + 1, Icon.NEXT));
        row.setId("order-" + number + "-" + at);
        row.getStyleClass().add("order-row");
        row.setFocusTraversable(true);
        row.setAccessibleText(Texts.of("lesson.order.line", at + 1, lines.get(at)));
        row.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.isAltDown() && (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN)) {
                move(at, event.getCode() == KeyCode.UP ? at - 1 : at + 1);
                event.consume();
            }
        });
        row.addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> dragged = at);
        row.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> drag(row.localToParent(event.getX(), event.getY())
                .getY()));
        return row;
    }

    private Button button(String name, int from, int to, Icon icon) {
        Button button = IconButton.saying("lesson.order." + name, icon, () -> move(from, to));
        button.setId("order-" + number + "-" + from + "-" + name);
        button.setFocusTraversable(false); // the line's keys do the same
        button.setDisable(to < 0 || to >= lines.size());
        return button;
    }

    /** Moves the line that is dragged to where the pointer is. */
    private void drag(double y) {
        int to = (int) Math.clamp(y * lines.size() / take.getBoundsInParent().getMinY(), 0, lines.size() - 1);
        if (dragged >= 0 && to != dragged) {
            int from = dragged;
            dragged = to;
            swap(from, to);
        }
    }

    private void move(int from, int to) {
        if (to >= 0 && to < lines.size()) {
            lines.add(to, lines.remove(from));
            fill(to);
            ordered.accept(List.copyOf(lines));
        }
    }

    /** Moves a line and keeps the rows, one of which has the mouse. */
    private void swap(int from, int to) {
        lines.add(to, lines.remove(from));
        for (int i = 0; i < lines.size(); i++) {
            HBox row = (HBox) getChildren().get(i);
            ((Label) row.getChildren().getFirst()).setText(lines.get(i));
            row.setAccessibleText(Texts.of("lesson.order.line", i + 1, lines.get(i)));
        }
        ordered.accept(List.copyOf(lines));
    }
}
