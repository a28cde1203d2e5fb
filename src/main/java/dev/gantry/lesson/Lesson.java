package dev.gantry.lesson;

import java.util.List;
import java.util.Optional;

/** Lesson: a small real program that shows one thing about concurrency, in Java, in Python, or in both. */
public interface Lesson {
    /** Id of it on the command line, such as {@code thread-twenty}. */
    String id();

    /** One line, such as {@code 20 tasks on 5 threads}. */
    String title();

    /** Two or three sentences: what happens, and what to look at. */
    String summary();

    /** Parameters that may be set before a run, in the order in which they are shown. */
    List<Parameter> parameters();

    /** Languages that it has a program in, at least one; the usual one comes first. */
    List<ProgramLanguage> languages();

    /** Its Python program, if it has one. */
    default Optional<Script> script() {
        return Script.of(id());
    }
}
