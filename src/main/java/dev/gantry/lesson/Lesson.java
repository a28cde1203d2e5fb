package dev.gantry.lesson;

import java.util.List;

/** Lesson: a small real program that shows one thing about concurrency. */
public interface Lesson {
    /** Id of it on the command line, such as {@code thread-twenty}. */
    String id();

    /** One line, such as {@code 20 tasks on 5 threads}. */
    String title();

    /** Two or three sentences: what happens, and what to look at. */
    String summary();

    /** Parameters that may be set before a run, in the order in which they are shown. */
    List<Parameter> parameters();

    /**
     * The program.
     *
     * @throws Exception whatever the program throws: the run has then failed
     */
    void run(Desk desk) throws Exception;
}
