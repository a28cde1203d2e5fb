/**
 * Critical path: from an end backwards over the lanes, what the time went to.
 *
 * <p><b>Owns</b> {@link dev.gantry.insight.path.CriticalPath}, a chain of steps without gaps.
 *
 * <p><b>Threads.</b> Any: it reads a snapshot. What takes long asks back whether to go on.
 *
 * <p><b>Must not know</b> who asks, and how it is drawn or said.
 */
package dev.gantry.insight.path;
