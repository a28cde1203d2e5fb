/**
 * Runs of lessons: a {@link dev.gantry.lesson.run.LessonRun} is a lesson with a recording around it, and gives it the
 * desk that prints, sleeps and ends with it.
 *
 * <p><b>Threads.</b> A run has a thread of its own, called {@code main}; its methods are for all threads.
 *
 * <p><b>Must not know</b> viewers: window and command line start the same runs.
 */
package dev.gantry.lesson.run;
