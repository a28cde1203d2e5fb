package dev.gantry.ui.compare;

import java.util.Optional;
import java.util.function.Consumer;

import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.Parameter;
import dev.gantry.recording.Recording;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.session.Session;

/**
 * Runs the chosen lesson's counterpart and then the lesson itself, since one is recorded at a time, and hands over the
 * counterpart's recording. Whatever the user chooses meanwhile ends that.
 */
final class Counterparts {
    private final Session session;
    private final Consumer<Recording> compare;
    private Optional<Lesson> runs = Optional.empty();
    private Optional<Lesson> next = Optional.empty();
    private Optional<Recording> before = Optional.empty();
    private Optional<Recording> other = Optional.empty();

    /** With nothing to run yet; compares what is shown then with what it hands over. */
    Counterparts(Context context, Consumer<Recording> compare) {
        this.session = context.session();
        this.compare = compare;
    }

    /** The counterpart of the chosen lesson, if it has one and nothing runs. */
    Optional<Lesson> counterpart() {
        return session.running().isPresent() ? Optional.empty() : session.runnable().flatMap(this::of);
    }

    private Optional<Lesson> of(Lesson lesson) {
        return lesson.text().beside().flatMap(id -> session.lessons().stream().filter(each -> each.id().equals(id))
                .findFirst());
    }

    /** Begins to run both; a second lasts as long in both. */
    void begin() {
        counterpart().ifPresent(second -> {
            next = Optional.of(session.lesson());
            long unit = session.arguments().values().getOrDefault(Parameter.UNIT.name(), 0L);
            if (unit > 0 && second.parameters().contains(Parameter.UNIT)) {
                session.arguments(second, session.arguments(second).with(second, Parameter.UNIT.name(), unit));
            }
            other = Optional.empty();
            run(second);
        });
    }

    private void run(Lesson lesson) {
        runs = Optional.of(lesson);
        session.choose(lesson);
        before = session.last();
        session.run();
    }

    /** Goes on when a run has ended; says whether more is to come. */
    boolean take() {
        if (runs.isEmpty()) {
            return false;
        }
        if (!session.runnable().equals(runs)) {
            runs = Optional.empty();
            return false;
        }
        if (session.isLive()) {
            return true;
        }
        Optional<Recording> ended = session.last().filter(run -> !before.equals(Optional.of(run)));
        runs = Optional.empty();
        if (ended.isPresent() && other.isPresent()) {
            compare.accept(other.get());
        } else if (ended.isPresent()) {
            other = ended;
            next.ifPresent(this::run);
        } // else it could not be started, which is said
        return runs.isPresent();
    }
}
