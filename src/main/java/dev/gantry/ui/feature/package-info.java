/**
 * Features, the parts of the window: a {@link dev.gantry.ui.feature.Feature} that brings its nodes and their places,
 * its commands, what it takes from a frame and what Esc takes back, made from one {@link
 * dev.gantry.ui.feature.Context}.
 *
 * <p>Features know the context, never each other. What one wants of another it gets from there: a command by its id, a
 * tab by its name, the focus of the chart, the files, a sentence above everything else.
 *
 * <p><b>Threads:</b> the JavaFX thread only. <b>Must not know</b> any feature, nor how the window is laid out.
 */
package dev.gantry.ui.feature;
