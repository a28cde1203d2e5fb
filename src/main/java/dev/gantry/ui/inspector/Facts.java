package dev.gantry.ui.inspector;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

import dev.gantry.ui.text.Texts;

/** Names and values below each other. */
final class Facts extends GridPane {
    private static final double LONGEST_NAME = 110;

    private int rows;

    Facts() {
        getStyleClass().add("facts");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        getColumnConstraints().addAll(names, values);
    }

    void clear() {
        getChildren().clear();
        rows = 0;
    }

    void text(String key, String value) {
        Label label = new Label(value);
        label.setId("fact-" + key);
        label.setWrapText(true);
        add(key, label);
    }

    /** One of several values of one name, which stands before the first, from 0. */
    void text(String key, int number, String value) {
        Label label = new Label(value);
        label.setId("fact-" + key + "-" + number);
        label.setWrapText(true);
        Label name = new Label(number == 0 ? Texts.of("inspector." + key) : "");
        name.getStyleClass().add("fact-name");
        addRow(rows++, name, label);
    }

    /** A value whose name the recording gives. */
    void named(String name, String value) {
        Label title = new Label(name);
        title.getStyleClass().add("fact-name");
        title.setMaxWidth(LONGEST_NAME);
        Label label = new Label(value);
        label.setId("fact-argument-" + name);
        label.setWrapText(true);
        addRow(rows++, title, label);
    }

    void link(String key, String value, Runnable follow) {
        add(key, linkTo(key, value, follow));
    }

    /** A link with a number before it. */
    void numbered(int number, String value, Runnable follow) {
        Label name = new Label(number + ".");
        name.getStyleClass().add("fact-name");
        addRow(rows++, name, linkTo(String.valueOf(number), value, follow));
    }

    private static Hyperlink linkTo(String key, String value, Runnable follow) {
        Hyperlink link = new Hyperlink(value);
        link.setId("fact-" + key);
        link.setOnAction(_ -> {
            link.setVisited(false);
            follow.run();
        });
        return link;
    }

    private void add(String key, Node value) {
        Label name = new Label(Texts.of("inspector." + key));
        name.getStyleClass().add("fact-name");
        addRow(rows++, name, value);
    }
}
