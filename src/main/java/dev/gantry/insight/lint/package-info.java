/**
 * Lints: ready questions to any recording, for faults that many programs have.
 *
 * <p><b>Owns</b> {@link dev.gantry.insight.lint.Lint}, the list of them, each with its threshold, the question that
 * finds it, and the lesson that shows it.
 *
 * <p><b>Threads.</b> Any: they read a snapshot. What takes long asks back whether to go on.
 *
 * <p><b>Must not know</b> who asks, in which language the answer is told, and the lessons themselves.
 */
package dev.gantry.insight.lint;
