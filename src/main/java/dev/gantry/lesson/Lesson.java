package dev.gantry.lesson;

import java.util.List;

/** A small real program that shows one thing about concurrency. */
public interface Lesson {
    /** What the command line calls it, such as {@code thread-twenty}. */
    String id();

    /** One line, such as {@code 20 tasks on 5 threads}. */
    String title();

    /** Two or three sentences: what happens, and what to look at. */
    String summary();

    /** What may be set before a run, in the order in which it is shown. */
    List<Parameter> parameters();

    /**
     * The program.
     *
     * @throws Exception whatever the program throws: the run has then failed
     */
    void run(Desk desk) throws Exception;
}
