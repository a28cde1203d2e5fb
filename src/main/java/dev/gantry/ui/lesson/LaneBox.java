package dev.gantry.ui.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

import dev.gantry.lesson.text.Question;
import dev.gantry.lesson.text.Values;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;

/** Lanes to choose from, as they will be named, or to be picked in the chart where the lesson has run. */
final class LaneBox extends VBox {
    private static final int MOST = 12;

    private final int number;
    private final Question.Lane question;
    private final Consumer<String> answered;
    private final VBox lanes = new VBox();
    private final ToggleButton pick = new ToggleButton(Texts.of("lesson.lane.pick"), Icon.LANE.node());
    private final Label hint = new Label(Texts.of("lesson.lane.hint"));
    private List<String> offered = List.of();
    private Optional<String> chosen;

    /**
     * Lanes.
     *
     * @param given the answer so far
     * @param answered is given the name of each lane that is chosen
     * @param picking has the next lane that is picked in the chart given to {@link #choose}, or not any more
     */
    LaneBox(int number, Question.Lane question, Optional<String> given, Consumer<String> answered,
            Consumer<Boolean> picking) {
        this.number = number;
        this.question = question;
        this.answered = answered;
        chosen = given;
        getStyleClass().add("question-options");
        lanes.getStyleClass().add("question-options");
        pick.setId("question-" + number + "-pick");
        pick.setOnAction(_ -> picking.accept(pick.isSelected()));
        hint.setId("question-" + number + "-hint");
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        hint.visibleProperty().bind(pick.selectedProperty());
        hint.managedProperty().bind(hint.visibleProperty());
        getChildren().addAll(lanes, pick, hint);
    }

    /**
     * Offers the lanes of a run with these parameters.
     *
     * @param charted whether the chart shows a run of the lesson
     * @param picks whether a lane of it is waited for
     */
    void show(Map<String, Long> parameters, boolean charted, boolean picks) {
        List<String> wanted = new ArrayList<>(Values.each(question.names(), parameters, MOST));
        chosen.filter(name -> !wanted.contains(name)).ifPresent(wanted::add);
        if (!wanted.equals(offered)) {
            offered = wanted;
            fill();
        }
        pick.setDisable(!charted);
        pick.setSelected(charted && picks);
    }

    /** Takes this lane for the answer. */
    void choose(String lane) {
        chosen = Optional.of(lane);
        offered = List.of(); // to be filled again
        answered.accept(lane);
    }

    private void fill() {
        ToggleGroup group = new ToggleGroup();
        lanes.getChildren().clear();
        for (int i = 0; i < offered.size(); i++) {
            String name = offered.get(i);
            RadioButton button = new RadioButton(name);
            button.setId("question-" + number + "-" + i);
            button.setMnemonicParsing(false);
            button.setToggleGroup(group);
            button.setSelected(chosen.equals(Optional.of(name)));
            button.setAccessibleText(question.text() + " " + name);
            button.setOnAction(_ -> {
                chosen = Optional.of(name);
                answered.accept(name);
            });
            lanes.getChildren().add(button);
        }
    }
}
