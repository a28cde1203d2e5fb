/**
 * The critical path to the selected task, or to the end of what is shown: found in the background, drawn over the
 * lanes, summed up in a bar above them.
 *
 * <p><b>Threads:</b> the JavaFX thread, except for the reading of the recording. <b>Must not know</b> how it is found
 * and drawn: {@link dev.gantry.insight.path}, {@link dev.gantry.view.frame}.
 */
package dev.gantry.ui.path;
