/**
 * Statistics of a recording: figures of the tasks, states and lanes in an {@link dev.gantry.insight.Area}.
 *
 * <p><b>Owns</b> {@link dev.gantry.insight.Statistics} and its parts. Every figure is exact, or absent.
 *
 * <p><b>Threads.</b> Reads snapshots only, so any thread may ask. What takes long asks back whether to go on and tells
 * how far it is.
 *
 * <p><b>Must not know</b> which panels or commands show the figures, and in which words.
 */
package dev.gantry.insight;
