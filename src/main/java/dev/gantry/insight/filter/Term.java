package dev.gantry.insight.filter;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import dev.gantry.trace.Snapshot;

/** A filter, or a part of one, that is not yet bound to a recording. Never changes. */
sealed interface Term {
    /** Bound to this recording, whose texts say this. */
    Part in(Snapshot recorded, UnaryOperator<String> words);

    record All(List<Term> terms) implements Term {
        @Override
        public Part in(Snapshot recorded, UnaryOperator<String> words) {
            return Part.all(terms.stream().map(term -> term.in(recorded, words)).toList());
        }
    }

    record Any(List<Term> terms) implements Term {
        @Override
        public Part in(Snapshot recorded, UnaryOperator<String> words) {
            return Part.any(terms.stream().map(term -> term.in(recorded, words)).toList());
        }
    }

    record Not(Term term) implements Term {
        @Override
        public Part in(Snapshot recorded, UnaryOperator<String> words) {
            return Part.not(term.in(recorded, words));
        }
    }

    /** A text by itself: of a name, of a task's label, or of what it threw. */
    record Word(Predicate<String> fits) implements Term {
        @Override
        public Part in(Snapshot recorded, UnaryOperator<String> words) {
            Texts texts = new Texts(recorded, words, fits);
            return thing -> Part.of(texts.own(thing)
                    || thing.kind == Thing.Kind.TASK && texts.has(recorded.taskError(thing.task)));
        }
    }

    /** A field with a text. */
    record Text(Field field, Comparison how, String wanted) implements Term {
        @Override
        public Part in(Snapshot recorded, UnaryOperator<String> words) {
            return new TextPart(field, new Texts(recorded, words, how.fitting(wanted)));
        }
    }

    /** A field with a duration in nanoseconds. */
    record Time(Field field, Comparison how, double wanted) implements Term {
        @Override
        public Part in(Snapshot recorded, UnaryOperator<String> words) {
            return new TimePart(field, how, wanted);
        }
    }

    /** An argument. */
    record Argument(String path, Comparison how, String wanted) implements Term {
        @Override
        public Part in(Snapshot recorded, UnaryOperator<String> words) {
            return new ArgumentPart(recorded, path, how, wanted);
        }
    }
}
