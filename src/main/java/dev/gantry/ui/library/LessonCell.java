package dev.gantry.ui.library;

import java.util.function.BooleanSupplier;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.gantry.lesson.Lesson;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.settings.Progress;
import dev.gantry.ui.text.LessonTexts;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.Tip;

/** A lesson's title and what it shows; a dot says that it runs. */
final class LessonCell extends ListCell<Lesson> {
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");
    private static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");

    private static final double SCROLL_BAR = 12;

    private final Session session;
    private final BooleanSupplier searching;
    private final Label title = new Label();
    private final Label summary = new Label();
    private final Region dot = new Region();
    private final Label group = new Label();
    private final Label done = new Label();
    private final Progress progress;
    private final VBox content;

    /** A line that may head a group, unless the list is one of what was searched for. */
    LessonCell(Session session, Progress progress, BooleanSupplier searching) {
        this.session = session;
        this.searching = searching;
        this.progress = progress;
        group.getStyleClass().add("lesson-group");
        done.getStyleClass().add("lesson-done");
        done.setMinWidth(USE_PREF_SIZE);
        title.getStyleClass().add("lesson-title");
        summary.getStyleClass().add("lesson-summary");
        title.setWrapText(true);
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        summary.setWrapText(true);
        dot.getStyleClass().add("live-dot");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(title, done, dot);
        head.getStyleClass().add("lesson-head");
        content = new VBox(group, head, summary);
        content.getStyleClass().add("lesson-cell-content");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Lesson lesson, boolean empty) {
        super.updateItem(lesson, empty);
        if (empty || lesson == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        boolean live = session.running().filter(lesson::equals).isPresent();
        title.setText(LessonTexts.title(lesson));
        summary.setText(firstSentence(LessonTexts.summary(lesson)));
        dot.setVisible(live);
        dot.setManaged(live);
        boolean first = !searching.getAsBoolean() && (getIndex() == 0
                || !getListView().getItems().get(getIndex() - 1).group().equals(lesson.group()));
        group.setText(lesson.group().isEmpty() ? "" : LessonTexts.group(lesson.group()));
        group.setVisible(first && !group.getText().isEmpty());
        group.setManaged(group.isVisible());
        showState(lesson);
        pseudoClassStateChanged(LIVE, live);
        setAccessibleText(Texts.of(lesson.problem().isPresent() ? "library.accessible.broken" : "library.accessible",
                LessonTexts.title(lesson), LessonTexts.summary(lesson)));
        setGraphic(content);
    }

    /** Whether it is broken, or what was done with it. */
    private void showState(Lesson lesson) {
        boolean broken = lesson.problem().isPresent();
        boolean predicted = progress.isPredicted(lesson.id());
        boolean known = broken || predicted || progress.hasRun(lesson.id());
        done.setGraphic(known ? (broken ? Icon.WARNING : predicted ? Icon.CHECK : Icon.RUN).node() : null);
        done.setVisible(known);
        done.setManaged(known);
        Tip.put(done, Texts.of(broken ? "library.broken" : predicted ? "library.predicted" : "library.ran"));
        pseudoClassStateChanged(BROKEN, broken);
    }

    /** Preferred height of its words in the width that they have. */
    @Override
    protected double computePrefHeight(double width) {
        return isEmpty()
                ? super.computePrefHeight(width)
                : snappedTopInset() + content.prefHeight(room()) + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        content.setMaxWidth(room());
        super.layoutChildren();
    }

    /** The width of the words, the same whether there is a scroll bar or not. */
    private double room() {
        double list = getListView() == null ? getWidth() : getListView().getWidth();
        return Math.max(80, list - SCROLL_BAR - snappedLeftInset() - snappedRightInset());
    }

    private static String firstSentence(String text) {
        int end = Math.max(text.indexOf(". "), text.indexOf('。'));
        return end < 0 ? text : text.substring(0, end + 1);
    }
}
