/**
 * Small real programs that teach.
 *
 * <p><b>Owns</b> the lessons (a file each), their parameters and their {@link dev.gantry.lesson.Catalogue}. A lesson's
 * source is shown to the user: it uses only what any program may use.
 *
 * <p><b>Threads.</b> A lesson runs in the thread that calls it, and starts whatever else it wants.
 *
 * <p><b>Must not know</b> who runs it, nor who looks.
 */
package dev.gantry.lesson;
