package dev.gantry.ui.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import dev.gantry.insight.claim.Verdict.Place;
import dev.gantry.lesson.text.CodeSpan;
import dev.gantry.lesson.text.Leading;
import dev.gantry.lesson.text.LessonText.Piece;
import dev.gantry.lesson.text.LessonText.Step;
import dev.gantry.lesson.text.Target;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Tip;

/** A paragraph of a lesson; words that are about something in the recording, or another lesson, lead there. */
final class StepFlow extends TextFlow {
    private final Consumer<Place> places;
    private final Consumer<String> lessons;
    private final List<Link> links = new ArrayList<>();

    private record Link(Hyperlink words, Target target) {}

    /**
     * A paragraph.
     *
     * @param places is given the place in the recording that was clicked
     * @param lessons is given the id of the lesson that was clicked
     */
    StepFlow(Step step, Consumer<Place> places, Consumer<String> lessons) {
        this.places = places;
        this.lessons = lessons;
        getStyleClass().add("lesson-step");
        for (Piece piece : step.pieces()) {
            if (piece.target().isPresent()) {
                Hyperlink words = new Hyperlink(CodeSpan.plain(piece.text()));
                words.setMnemonicParsing(false);
                links.add(new Link(words, piece.target().get()));
                getChildren().add(words);
            } else {
                addWords(piece.text());
            }
        }
    }

    private void addWords(String text) {
        for (CodeSpan span : CodeSpan.of(text)) {
            Text words = new Text(span.text());
            words.getStyleClass().add(span.code() ? "code" : "lesson-words");
            getChildren().add(words);
        }
    }

    /** Lets the words lead into this recording of the lesson; those that are about nothing in it can't be clicked. */
    void show(Optional<Snapshot> snapshot) {
        Optional<Leading> leading = snapshot.map(Leading::new);
        for (Link link : links) {
            Optional<Place> place = leading.flatMap(into -> into.to(link.target));
            boolean leads = place.isPresent() || link.target instanceof Target.OfLesson;
            link.words.setDisable(!leads);
            link.words.setVisited(false);
            if (link.target instanceof Target.OfLesson(String id)) {
                link.words.setOnAction(_ -> lessons.accept(id));
                Tip.put(link.words, Texts.of("lesson.link.lesson"));
            } else {
                link.words.setOnAction(_ -> place.ifPresent(places));
                Tip.put(link.words, Texts.of(leads ? "lesson.link" : "lesson.link.none"));
            }
        }
    }
}
