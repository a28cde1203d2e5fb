package dev.gantry.lesson.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Question of a lesson, which is answered before a run. Claims decide it: in them {@code {answer}} stands for the
 * answer, {@code {workers}} for a parameter's value, {@code {2*steps}} for twice that, {@code {tasks-1}} for one less,
 * {@code {3 s}} for three of the lesson's seconds.
 */
public sealed interface Question {
    /** What is asked. */
    String text();

    /** All claims that decide it. */
    Stream<String> decisive();

    /** The same in the words of a translation, which has the same form. */
    Question in(Question translation);

    /** The same with its words and those of its answers changed so. */
    Question said(UnaryOperator<String> words);

    /**
     * One of several answers.
     *
     * @param options at least two
     */
    record Choice(String text, List<Option> options) implements Question {
        public Choice {
            options = List.copyOf(options);
        }

        @Override
        public Stream<String> decisive() {
            return options.stream().flatMap(option -> option.claims.stream());
        }

        @Override
        public Question in(Question translation) {
            List<Option> all = new ArrayList<>();
            for (int i = 0; i < options.size(); i++) {
                String words = ((Choice) translation).options.get(i).text;
                all.add(new Option(words, options.get(i).claims));
            }
            return new Choice(translation.text(), all);
        }

        @Override
        public Question said(UnaryOperator<String> words) {
            return new Choice(words.apply(text), options.stream()
                    .map(option -> new Option(words.apply(option.text), option.claims)).toList());
        }
    }

    /**
     * An answer that can be chosen.
     *
     * @param claims all hold where it is right
     */
    record Option(String text, List<String> claims) {
        public Option {
            claims = List.copyOf(claims);
        }
    }

    /**
     * A whole number.
     *
     * @param claims all hold for the right one
     */
    record Count(String text, List<String> claims) implements Question {
        public Count {
            claims = List.copyOf(claims);
        }

        @Override
        public Stream<String> decisive() {
            return claims.stream();
        }

        @Override
        public Question in(Question translation) {
            return new Count(translation.text(), claims);
        }

        @Override
        public Question said(UnaryOperator<String> words) {
            return new Count(words.apply(text), claims);
        }
    }

    /**
     * A lane.
     *
     * @param names of lanes that there will be, to choose from before a run; in them {@code {workers}} stands for a
     *              parameter's value, and {@code {1..workers}} for each number up to it
     * @param claims all hold for the right one, whose name {@code {answer}} stands for
     */
    record Lane(String text, List<String> names, List<String> claims) implements Question {
        public Lane {
            names = List.copyOf(names);
            claims = List.copyOf(claims);
        }

        @Override
        public Stream<String> decisive() {
            return claims.stream();
        }

        @Override
        public Question in(Question translation) {
            return new Lane(translation.text(), names, claims);
        }

        @Override
        public Question said(UnaryOperator<String> words) {
            return new Lane(words.apply(text), names, claims);
        }
    }

    /**
     * The order in which marks come.
     *
     * @param marks their texts, in no order that means anything
     */
    record Order(String text, List<String> marks) implements Question {
        public Order {
            marks = List.copyOf(marks);
        }

        @Override
        public Stream<String> decisive() {
            return Stream.of();
        }

        @Override
        public Question in(Question translation) {
            return new Order(translation.text(), marks);
        }

        @Override
        public Question said(UnaryOperator<String> words) {
            return new Order(words.apply(text), marks);
        }
    }
}
