/**
 * Runs of lessons: a {@link dev.gantry.lesson.run.LessonRun} is a lesson's Java program with a recording around it,
 * whose prints and sleeps are {@link dev.gantry.lesson.run.RecordedCalls}; a {@link dev.gantry.lesson.run.ScriptRun}
 * has an interpreter run its Python program, watched; a {@link dev.gantry.lesson.run.MainRun} a JVM its Java program
 * that knows nothing of Gantry.
 *
 * <p><b>Threads.</b> A run in Java has a thread of its own, called {@code main}, one in Python a process; the methods
 * of both are for all threads.
 *
 * <p><b>Must not know</b> viewers: window and command line start the same runs.
 */
package dev.gantry.lesson.run;
