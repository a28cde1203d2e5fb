package dev.gantry.lesson;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.gantry.lesson.text.LessonProblem;
import dev.gantry.lesson.text.LessonText;
import dev.gantry.lesson.text.LessonText.Piece;
import dev.gantry.lesson.text.LessonText.Step;

/** Lesson: a small real program that shows one thing about concurrency, in Java, in Python, or in both. */
public interface Lesson {
    /** Id of it on the command line, such as {@code thread-twenty}. */
    String id();

    /** One line, such as {@code 20 tasks on 5 threads}. */
    default String title() {
        return LessonFiles.text(id()).orElseThrow().title();
    }

    /** A few sentences: what happens, and what to look at. */
    default String summary() {
        return LessonFiles.text(id()).orElseThrow().plain();
    }

    /** Parameters that may be set before a run, in the order in which they are shown. */
    default List<Parameter> parameters() {
        return LessonFiles.text(id()).orElseThrow().parameters().stream().map(Parameter::of).toList();
    }

    /** What it says and asks, in English. */
    default LessonText text() {
        return LessonFiles.text(id()).orElseGet(() -> new LessonText(title(), List.of(),
                List.of(new Step(List.of(new Piece(summary(), Optional.empty())))), List.of()));
    }

    /** The same in the language of this code, such as {@code zh}, if it was translated. */
    default Optional<LessonText> text(String language) {
        return LessonFiles.text(id(), language);
    }

    /** What keeps it from being run; empty for all that Gantry brings. */
    default Optional<LessonProblem> problem() {
        return Optional.empty();
    }

    /** Id of the group that it belongs to, such as {@code pools}; empty if it is in none. */
    default String group() {
        return LessonFiles.group(id());
    }

    /** Languages that it has a program in, at least one; the usual one comes first. */
    List<ProgramLanguage> languages();

    /** Its Java program, if that is one which is watched in a JVM of its own. */
    default Optional<MainFile> watchedProgram() {
        return this instanceof WatchedLesson ? LessonFiles.program(id()) : Optional.empty();
    }

    /** Its Python program, if it has one. */
    default Optional<Script> script() {
        return Script.of(id());
    }

    /** Texts of its program in this language by the names that recordings give them; the program's own comes first. */
    default Map<String, String> files(ProgramLanguage language) {
        return language == ProgramLanguage.PYTHON ? script().map(Script::files).orElse(Map.of()) : Map.of();
    }
}
