package dev.gantry.lesson.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What a lesson says and asks, as its file {@code lesson.md} has it: Markdown with a title, a line {@code parameters:}
 * with the names of its parameters, perhaps a line {@code beside:} with the id of another lesson, paragraphs, which are
 * its steps, perhaps {@code ## After the run} with further ones, and {@code ## Questions}; a translation may head these
 * with other words. Immutable.
 *
 * <p>{@code [words](task: square 0)} leads to a {@link Target}: {@code lane}, {@code task}, {@code mark}, {@code
 * lesson}, or {@code tasks: one .. another}. Code stands between backticks, or as a step of its own between two lines
 * of three or more, and keeps its lines there. A question is a line with its text and, below it, {@code - number:
 * `claim`}, {@code - order: `mark` `mark`}, {@code - lane: `claim` `lane` `lane`}, or an option a line, {@code - text:
 * `claim` `claim`}.
 *
 * <p>A translation, {@code lesson.zh.md}, has the title, the paragraphs, and the questions in the same order with their
 * options, without parameters and claims.
 *
 * <p>In all that is read, in claims and in lanes {@code {workers}} stands for a parameter's value.
 *
 * @param parameters as they are written: a name, a name and its usual value, {@code workers=2}, or
 *                   also the least and the greatest one, {@code workers=2 1..32}
 * @param beside the id of the lesson that this one is best compared with, as a line {@code beside:} says
 * @param steps all of them
 * @param before so many of the steps are read before a run; the others tell what comes of it
 */
public record LessonText(String title, List<String> parameters, Optional<String> beside, List<Step> steps, int before,
        List<Question> questions) {
    public LessonText {
        parameters = List.copyOf(parameters);
        steps = List.copyOf(steps);
        questions = List.copyOf(questions);
    }

    /** The text of a lesson that no other one is compared with. */
    public LessonText(String title, List<String> parameters, List<Step> steps, List<Question> questions) {
        this(title, parameters, Optional.empty(), steps, steps.size(), questions);
    }

    /** The steps that give nothing away. */
    public List<Step> told() {
        return steps.subList(0, before);
    }

    /** The steps that tell what comes of a run. */
    public List<Step> shown() {
        return steps.subList(before, steps.size());
    }

    /** Paragraph. */
    public record Step(List<Piece> pieces) {
        public Step {
            pieces = List.copyOf(pieces);
        }

        /** Its words alone, without the signs around code. */
        public String plain() {
            return pieces.stream().map(piece -> CodeSpan.plain(piece.text())).collect(Collectors.joining());
        }
    }

    /** Words, which may lead somewhere; what is code stands between backticks. */
    public record Piece(String text, Optional<Target> target) {}

    /** All steps, without what the words lead to. */
    public String plain() {
        return steps.stream().map(Step::plain).collect(Collectors.joining(" "));
    }

    /** The same of those that give nothing away. */
    public String summary() {
        return told().stream().map(Step::plain).collect(Collectors.joining(" "));
    }

    /** This as it is read beside a run with these parameters: with values in the place of their names. */
    public LessonText filled(Map<String, Long> parameters) {
        UnaryOperator<String> words = text -> Values.filled(text, parameters);
        return new LessonText(words.apply(title), this.parameters, beside,
                steps.stream().map(step -> new Step(step.pieces().stream()
                        .map(piece -> new Piece(words.apply(piece.text()), piece.target())).toList())).toList(),
                before, questions.stream().map(question -> question.said(words)).toList());
    }

    /** This in the words of a translation of it. */
    public LessonText in(LessonText translation) {
        List<Question> all = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            all.add(questions.get(i).in(translation.questions.get(i)));
        }
        return new LessonText(translation.title, parameters, beside, translation.steps, translation.before, all);
    }
}
