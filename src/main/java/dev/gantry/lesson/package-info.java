/**
 * Lessons: small real programs that teach concurrency.
 *
 * <p><b>Owns</b> the lessons, their parameters, their {@link dev.gantry.lesson.Catalogue}, and the files of each: a
 * folder {@code src/main/lessons/<group>/<id>} with {@code lesson.md}, {@code Main.java} and {@code main.py} ({@link
 * dev.gantry.lesson.Script}). A program is a whole file that can be copied and run anywhere: it uses only public API
 * that any program may use. Those of what Java itself has know nothing of Gantry ({@link dev.gantry.lesson.MainFile}).
 *
 * <p><b>Threads.</b> A lesson in Java runs in the thread that calls it, and starts whatever else it wants.
 *
 * <p><b>Must not know</b> the code that runs it, nor viewers.
 */
package dev.gantry.lesson;
