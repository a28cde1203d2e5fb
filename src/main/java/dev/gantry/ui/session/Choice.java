package dev.gantry.ui.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.recording.About;

/**
 * What the next run is of, a program or a lesson with its arguments: as the user chooses them, or as the recording that
 * is shown says. So a run repeats what is shown. A file that is of no known lesson leaves nothing to run. To be used on
 * the JavaFX thread.
 */
final class Choice {
    private List<Lesson> lessons;
    private final Map<Lesson, Arguments> arguments = new HashMap<>();
    private Lesson lesson;
    private ProgramLanguage preferred = ProgramLanguage.JAVA;
    private Optional<Program> program = Optional.empty();
    private boolean runnable = true;
    private Told told = Told.of(About.NOTHING);

    /** What a recording says that it is a run of. */
    private record Told(String lesson, Map<String, Long> parameters) {
        static Told of(About file) {
            return new Told(file.lesson(), file.parameters());
        }
    }

    /** The first of these lessons. */
    Choice(List<Lesson> lessons) {
        this.lessons = List.copyOf(lessons);
        this.lesson = lessons.getFirst();
        lessons.forEach(each -> arguments.put(each, Arguments.usual(each)));
    }

    List<Lesson> lessons() {
        return lessons;
    }

    /**
     * There are these from now on. One that equals one of before has its arguments, as far as they are no longer the
     * usual ones; if the chosen one is gone the first is chosen.
     */
    void lessons(List<Lesson> now) {
        Map<Lesson, Arguments> before = new HashMap<>(arguments);
        List<Lesson> known = lessons;
        lessons = List.copyOf(now);
        arguments.clear();
        for (Lesson each : lessons) {
            Arguments usual = Arguments.usual(each);
            Arguments given = known.stream().filter(each::equals).findFirst()
                    .filter(old -> !before.get(old).equals(Arguments.usual(old))).map(before::get)
                    .filter(values -> values.values().keySet().equals(usual.values().keySet())).orElse(usual);
            arguments.put(each, given);
        }
        lesson = lessons.stream().filter(lesson::equals).findFirst().orElseGet(lessons::getFirst);
    }

    /** The lesson that was chosen last, also while a program is chosen or the shown recording is of none. */
    Lesson lesson() {
        return lesson;
    }

    /** The lesson that would run now; empty if a program would, or the shown recording is of no known lesson. */
    Optional<Lesson> runnable() {
        return runnable && program.isEmpty() ? Optional.of(lesson) : Optional.empty();
    }

    /** The program that would run now. */
    Optional<Program> program() {
        return program;
    }

    /** What would run now; empty while the shown recording is of no known lesson. */
    Optional<Target> target() {
        return program.<Target>map(Target.OfProgram::new)
                .or(() -> runnable().map(chosen -> new Target.OfLesson(chosen, language())));
    }

    /** Language of the chosen lesson's program that would run: that which was chosen last, if the lesson has it. */
    ProgramLanguage language() {
        return lesson.languages().contains(preferred) ? preferred : lesson.languages().getFirst();
    }

    /** Chooses this language, for lessons that have several. */
    void choose(ProgramLanguage chosen) {
        preferred = chosen;
    }

    Arguments arguments(Lesson of) {
        return arguments.get(of);
    }

    void arguments(Lesson of, Arguments changed) {
        arguments.put(of, changed);
    }

    /** Chooses this lesson, with the arguments that it had. */
    void choose(Lesson chosen) {
        lesson = chosen;
        program = Optional.empty();
        runnable = true;
    }

    /** Chooses this program. */
    void choose(Program chosen) {
        program = Optional.of(chosen);
        runnable = true;
    }

    /** Chooses this lesson's program in this language, with the arguments of this run. */
    void repeat(Lesson chosen, ProgramLanguage language, About run) {
        choose(chosen);
        if (chosen.languages().size() > 1) {
            choose(language);
        }
        give(run.parameters());
    }

    /** Chooses the lesson that a file is a run of, with its arguments; where it is of none, nothing can be run. */
    void repeat(About file) {
        told = Told.of(file);
        program = Optional.empty();
        Optional<Lesson> known = lessons.stream().filter(each -> each.id().equals(told.lesson)).findFirst();
        runnable = known.isPresent();
        known.ifPresent(found -> repeat(found, language(file), file));
    }

    /**
     * The same if the file tells something else than before, as one that is still being read: what the user has changed
     * stays otherwise. Says whether it does.
     */
    boolean follow(About file) {
        boolean changed = !Told.of(file).equals(told);
        if (changed) {
            repeat(file);
        }
        return changed;
    }

    /** Language of what a file is a run of: its source texts tell. */
    private static ProgramLanguage language(About file) {
        return file.sources().keySet().stream().anyMatch(name -> name.endsWith(".py"))
                ? ProgramLanguage.PYTHON
                : ProgramLanguage.JAVA;
    }

    /** Gives the chosen lesson what of this makes sense for it: a file may say anything. */
    private void give(Map<String, Long> parameters) {
        lesson.parameters().forEach(parameter -> {
            Long value = parameters.get(parameter.name());
            if (value != null && value >= parameter.least() && value <= parameter.most()) {
                arguments.put(lesson, arguments.get(lesson).with(lesson, parameter.name(), value));
            }
        });
    }
}
