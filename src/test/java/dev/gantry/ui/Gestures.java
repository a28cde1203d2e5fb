package dev.gantry.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;

import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.frame.Rects;
import dev.gantry.view.time.Viewport;

/** What tests do in the timeline of a {@link Screen}, and what they ask it. */
final class Gestures {
    private final Screen screen;

    Gestures(Screen screen) {
        this.screen = screen;
    }

    void push(KeyCode... keys) {
        screen.robot().push(keys);
        screen.idle();
    }

    void write(String text) {
        screen.robot().write(text, 0);
        screen.idle();
    }

    void click(int[] at) {
        screen.moveTo(at);
        screen.robot().clickOn(MouseButton.PRIMARY);
        screen.idle();
    }

    void hover(int[] at) {
        screen.moveTo(at);
        screen.idle();
    }

    Viewport viewport() {
        return Screen.fx(() -> screen.bench().navigation().viewport());
    }

    Selection selection() {
        return Screen.fx(() -> screen.bench().pointer().selection());
    }

    Pointer pointer() {
        return screen.bench().pointer();
    }

    Navigation navigation() {
        return screen.bench().navigation();
    }

    Snapshot snapshot() {
        return Screen.fx(() -> screen.bench().session().snapshot());
    }

    /** The middle of the first bar in this state whose slice is wanted. */
    int[] bar(State state, int lane, Predicate<Integer> wantedTask) {
        return Screen.fx(() -> {
            Snapshot snapshot = screen.bench().session().snapshot();
            Rects rects = screen.bench().chart().frame().rects();
            for (int i = 0; i < rects.size(); i++) {
                if (rects.depth(i) >= 0 && rects.subject(i) == lane && rects.count(i) > 0) {
                    Row row = snapshot.lane(lane).row(rects.depth(i));
                    if (row.state(rects.first(i)) == state && wantedTask.test(row.task(rects.first(i)))) {
                        return new int[]{rects.x(i) + rects.width(i) / 2, rects.y(i) + rects.height(i) / 2};
                    }
                }
            }
            throw new AssertionError("lane " + lane + " has no such bar");
        });
    }

    /** The pixel of a lane at a time. */
    int[] at(int lane, long time) {
        return Screen.fx(() -> {
            var chart = screen.bench().chart();
            int line = chart.layout().lineOf(lane);
            return new int[]{chart.frame().scale().x(time), chart.frame().lanesTop() - chart.frame().scroll()
                    + chart.layout().top(line) + chart.layout().height(line) / 2};
        });
    }

    /** What stands in the field over the timeline. */
    String prompt() {
        return Screen.fx(() -> ((TextField) screen.bench().scene().lookup("#prompt")).getText());
    }

    /** Brings a tab to the front. */
    void selectTab(String id) {
        Screen.fx(() -> {
            var tabs = screen.tabs();
            tabs.getTabs().stream().filter(tab -> tab.getId().equals(id)).forEach(tabs.getSelectionModel()::select);
            return null;
        });
        screen.idle();
    }

    /** Selects the first line of a list and gives it the focus. */
    void selectFirst(String id) {
        Screen.fx(() -> {
            ListView<?> list = (ListView<?>) screen.bench().scene().lookup("#" + id);
            list.getSelectionModel().select(0);
            list.requestFocus();
            return null;
        });
        screen.idle();
    }

    /** How many lines a list has. */
    int rows(String id) {
        return Screen.fx(() -> ((ListView<?>) screen.bench().scene().lookup("#" + id)).getItems().size());
    }

    /** What the visible cells of a table say. */
    List<String> cells(String id) {
        return Screen.fx(() -> screen.bench().scene().lookup("#" + id).lookupAll(".table-cell").stream()
                .map(cell -> ((Labeled) cell).getText()).toList());
    }

    /** All texts in the chart. */
    List<String> texts() {
        return Screen.fx(() -> {
            var texts = screen.bench().chart().frame().texts();
            List<String> all = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                all.add(texts.text(i));
            }
            return all;
        });
    }

    /** What the card beside the mouse says; empty if there is none. */
    String card() {
        return Screen.fx(() -> {
            var card = (VBox) screen.bench().scene().lookup("#hover-card");
            StringBuilder words = new StringBuilder();
            if (card.isVisible()) {
                card.getChildren()
                        .forEach(label -> words.append(((Label) label).getText()).append('\n'));
            }
            return words.toString();
        });
    }
}
