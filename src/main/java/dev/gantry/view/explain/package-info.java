/**
 * Explanations: the sentences about one task, one wait or one gap ({@link dev.gantry.view.explain.WhyIdle}, {@link
 * dev.gantry.view.explain.WhyBlocked}, {@link dev.gantry.view.explain.WhySuspended}), the life of a task, and the state
 * of a lane at one time.
 *
 * <p><b>Threads.</b> All is computed from a snapshot, in whatever thread asks.
 *
 * <p><b>Must not know</b> pixels.
 */
package dev.gantry.view.explain;
