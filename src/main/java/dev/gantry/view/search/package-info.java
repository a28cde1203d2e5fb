/**
 * Search: a {@link dev.gantry.insight.filter.Filter} over a snapshot's lanes, slices, tasks and notes, and its
 * {@link dev.gantry.view.search.Matches} in order of time.
 *
 * <p><b>Threads.</b> A search runs in any one thread; its matches never change.
 */
package dev.gantry.view.search;
