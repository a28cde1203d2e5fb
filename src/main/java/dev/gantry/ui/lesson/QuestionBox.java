package dev.gantry.ui.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import dev.gantry.insight.claim.Verdict.Outcome;
import dev.gantry.insight.claim.Verdict.Place;
import dev.gantry.lesson.text.Answer;
import dev.gantry.lesson.text.Judge.Judgement;
import dev.gantry.lesson.text.Question;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.view.style.Phrases;

/**
 * A question with its answers or lanes to choose, a number to type, or lines to bring in order; below it what became
 * of it.
 */
final class QuestionBox extends VBox {
    private static final int DIGITS = 6;

    private final Question question;
    private final Consumer<Answer> answered;
    private final Consumer<Place> places;
    private final BiConsumer<QuestionBox, Boolean> picking;
    private Optional<LaneBox> lanes = Optional.empty();
    private final Label outcome = new Label();
    private final Label found = new Label();
    private final Hyperlink where = new Hyperlink(Texts.of("lesson.show"));
    private final HBox said = new HBox(outcome, where);

    /**
     * A question.
     *
     * @param given the answer so far
     * @param answered is given each answer
     * @param places is given the place in the recording that shows who was right
     * @param picking is told when a lane is to be picked in the chart for it, or not any more
     */
    QuestionBox(int number, Question question, Optional<Answer> given, Consumer<Answer> answered,
            Consumer<Place> places, BiConsumer<QuestionBox, Boolean> picking) {
        this.question = question;
        this.answered = answered;
        this.places = places;
        this.picking = picking;
        getStyleClass().add("question");
        Label text = new Label(question.text());
        text.getStyleClass().add("lesson-title");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        outcome.getStyleClass().add("claim-outcome");
        outcome.setId("question-outcome-" + number);
        where.setId("question-show-" + number);
        found.getStyleClass().add("hint");
        found.setWrapText(true);
        found.setMinHeight(USE_PREF_SIZE);
        said.getStyleClass().add("question-said");
        getChildren().addAll(text, answers(number, given), said, found);
        show(Optional.empty());
    }

    private Node answers(int number, Optional<Answer> given) {
        return switch (question) {
            case Question.Choice(String text, List<Question.Option> options) -> {
                VBox box = new VBox();
                box.getStyleClass().add("question-options");
                ToggleGroup group = new ToggleGroup();
                for (int i = 0; i < options.size(); i++) {
                    int option = i;
                    RadioButton button = new RadioButton(options.get(i).text());
                    button.setId("question-" + number + "-" + i);
                    button.setMnemonicParsing(false);
                    button.setWrapText(true);
                    button.setToggleGroup(group);
                    button.setSelected(given.equals(Optional.of(new Answer.Chosen(i))));
                    button.setOnAction(_ -> answered.accept(new Answer.Chosen(option)));
                    button.setAccessibleText(text + " " + options.get(i).text());
                    box.getChildren().add(button);
                }
                yield box;
            }
            case Question.Count(String text, _) -> {
                TextField field = new TextField(given.map(answer -> String.valueOf(((Answer.Counted) answer).number()))
                        .orElse(""));
                field.setId("question-" + number);
                field.getStyleClass().add("question-number");
                field.setPrefColumnCount(DIGITS);
                field.setMaxWidth(USE_PREF_SIZE);
                field.setPromptText(Texts.of("lesson.number"));
                field.setAccessibleText(text);
                field.setTextFormatter(new TextFormatter<>(
                        change -> change.getControlNewText().matches("\\d{0," + DIGITS + "}") ? change : null));
                field.textProperty().addListener((_, _, typed) -> {
                    if (!typed.isEmpty()) {
                        answered.accept(new Answer.Counted(Integer.parseInt(typed)));
                    }
                });
                yield field;
            }
            case Question.Lane lane -> {
                LaneBox box = new LaneBox(number, lane, given.map(answer -> ((Answer.OfLane) answer).name()),
                        name -> answered.accept(new Answer.OfLane(name)), wanted -> picking.accept(this, wanted));
                lanes = Optional.of(box);
                yield box;
            }
            case Question.Order(_, List<String> marks) ->
                new OrderBox(number, given.map(answer -> ((Answer.Ordered) answer).marks()).orElse(marks),
                        order -> answered.accept(new Answer.Ordered(order)));
        };
    }

    /** What of a question about a lane depends on the run. */
    Optional<LaneBox> lanes() {
        return lanes;
    }

    /** Shows what the recording says of the answer; nothing while it says nothing. */
    void show(Optional<Judgement> judgement) {
        for (Outcome each : Outcome.values()) {
            outcome.pseudoClassStateChanged(PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)),
                    judgement.filter(of -> of.outcome() == each).isPresent());
        }
        outcome.setText(judgement.map(of -> Texts.of(switch (of.outcome()) {
            case PROVED -> "lesson.right";
            case REFUTED -> "lesson.wrong";
            case OPEN -> "lesson.open";
        })).orElse(""));
        outcome.setGraphic(judgement.map(of -> switch (of.outcome()) {
            case PROVED -> Icon.CHECK;
            case REFUTED -> Icon.CLOSE;
            case OPEN -> Icon.HELP;
        }).map(Icon::node).orElse(null));
        List<String> sentences = new ArrayList<>();
        judgement.ifPresent(of -> {
            if (of.outcome() == Outcome.REFUTED && question instanceof Question.Choice choice && of.right() >= 0) {
                sentences.add(Texts.of("lesson.right-is", choice.options().get(of.right()).text()));
            }
            sentences.add(Phrases.say(of.verdict().found()));
        });
        found.setText(String.join(" ", sentences));
        List<Place> shown = judgement.map(of -> of.verdict().places()).orElse(List.of());
        where.setOnAction(_ -> shown.stream().findFirst().ifPresent(places));
        where.setVisited(false);
        visible(where, !shown.isEmpty());
        visible(said, judgement.isPresent());
        visible(found, judgement.isPresent());
    }

    private static void visible(Node part, boolean wanted) {
        part.setVisible(wanted);
        part.setManaged(wanted);
    }
}
