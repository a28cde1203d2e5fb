package dev.gantry.ui.compare;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.Parameter;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.recording.Recording;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.session.Session;

/**
 * Runs a counterpart of the chosen lesson and then the lesson itself, since one is recorded at a time, and hands over
 * the counterpart's recording. Whatever the user chooses meanwhile ends that.
 */
final class Counterparts {
    private final Session session;
    private final Consumer<Recording> compare;
    private Optional<Program> runs = Optional.empty();
    private Optional<Program> next = Optional.empty();
    private Optional<Recording> before = Optional.empty();
    private Optional<Recording> other = Optional.empty();

    /** A lesson's program. */
    private record Program(Lesson lesson, ProgramLanguage language) {}

    /** With nothing to run yet; compares what is shown then with what it hands over. */
    Counterparts(Context context, Consumer<Recording> compare) {
        this.session = context.session();
        this.compare = compare;
    }

    /** The lesson that the chosen one contrasts with, if there is one and nothing runs. */
    Optional<Lesson> counterpart() {
        return lesson().flatMap(chosen -> chosen.text().beside()).flatMap(
                id -> session.lessons().stream().filter(each -> each.id().equals(id)).findFirst());
    }

    /** The other language that the chosen lesson has a program in, if it has one and nothing runs. */
    Optional<ProgramLanguage> otherLanguage() {
        return lesson().flatMap(chosen -> chosen.languages().stream().filter(each -> each != session.language())
                .findFirst());
    }

    private Optional<Lesson> lesson() {
        return session.running().isPresent() ? Optional.empty() : session.runnable();
    }

    /** Begins to run both; what may be the same for both is: how long a second lasts, how many tasks there are. */
    void begin() {
        counterpart().ifPresent(second -> {
            Map<String, Long> given = session.arguments().values();
            for (Parameter each : second.parameters()) {
                Long value = given.get(each.name());
                if (value != null && each.least() <= value && value <= each.most()) {
                    session.arguments(second, session.arguments(second).with(second, each.name(), value));
                }
            }
            begin(new Program(second, session.language()));
        });
    }

    /** Begins to run the lesson in its other language and then in this one. */
    void beginLanguages() {
        otherLanguage().ifPresent(language -> begin(new Program(session.lesson(), language)));
    }

    private void begin(Program first) {
        next = Optional.of(new Program(session.lesson(), session.language()));
        other = Optional.empty();
        run(first);
    }

    private void run(Program program) {
        session.choose(program.lesson);
        session.choose(program.language);
        runs = chosen();
        before = session.last();
        session.run();
    }

    private Optional<Program> chosen() {
        return session.runnable().map(lesson -> new Program(lesson, session.language()));
    }

    /** Goes on when a run has ended; says whether more is to come. */
    boolean take() {
        if (runs.isEmpty()) {
            return false;
        }
        if (!chosen().equals(runs)) {
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
