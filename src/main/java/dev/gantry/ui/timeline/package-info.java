/**
 * The timeline: lanes over time, drawn from a {@link dev.gantry.view.frame.Frame}, and the mouse and keys that move in
 * it.
 *
 * <p><b>Owns</b> the painting of the {@link dev.gantry.ui.chart.Chart} (what is drawn now), and what mouse and keys
 * mean there. What is where, and what it looks like, is {@code dev.gantry.view}'s. A frame's rectangles are painted
 * into pixels and shown as one image; texts and arrows are drawn on top.
 *
 * <p><b>Threads:</b> the JavaFX thread only. Nothing is drawn but on the pump's call.
 */
package dev.gantry.ui.timeline;
