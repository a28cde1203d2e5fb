/**
 * Small real programs that teach, and how they are run under a recording.
 *
 * <p><b>Owns</b> the lessons (a file each), their parameters, their {@link dev.gantry.lesson.Catalogue} and {@link
 * dev.gantry.lesson.LessonRun}. A lesson's source is shown to the user: it uses only what any program may use.
 *
 * <p><b>Threads.</b> A run has a thread of its own, called {@code main}; the lesson starts whatever else it wants.
 *
 * <p><b>Must not know</b> who looks: window and command line start the same runs.
 */
package dev.gantry.lesson;
