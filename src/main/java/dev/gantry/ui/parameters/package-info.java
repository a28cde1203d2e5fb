/**
 * The parameters of the chosen lesson, to be set before a run.
 *
 * <p><b>Threads:</b> the JavaFX thread only. <b>Must not know</b> how a lesson is run.
 */
package dev.gantry.ui.parameters;
