/**
 * Chart state that several panels need: what is drawn now, where lanes and slices lie in it, how a frame becomes an
 * image of the toolkit, and what panels put onto the heads of its lanes.
 *
 * <p><b>Owns</b> the {@link dev.gantry.ui.chart.Chart}: the layout of the lines and the frame that was built last. What
 * is where, and what it looks like, is {@code dev.gantry.view}'s; mouse, keys and painting are {@code
 * dev.gantry.ui.timeline}'s.
 *
 * <p><b>Threads:</b> the JavaFX thread only. <b>Must not know</b> any panel.
 */
package dev.gantry.ui.chart;
