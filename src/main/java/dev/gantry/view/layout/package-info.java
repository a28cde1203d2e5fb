/**
 * Layout of lanes on lines: the {@link dev.gantry.view.layout.LaneTree} of a recording, its {@link
 * dev.gantry.view.layout.Arrangement} (folded, hidden, pinned, sorted) and the {@link
 * dev.gantry.view.layout.LaneLayout} that follows from both.
 *
 * <p><b>Threads.</b> A layout never changes and may go anywhere.
 *
 * <p><b>Must not know</b> what is drawn on a line.
 */
package dev.gantry.view.layout;
