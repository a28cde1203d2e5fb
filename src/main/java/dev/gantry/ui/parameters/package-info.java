/**
 * The parameters of the chosen lesson, to be set before a run; of a chosen program, how it is run.
 *
 * <p><b>Threads:</b> the JavaFX thread only. <b>Must not know</b> how a lesson or a program is started.
 */
package dev.gantry.ui.parameters;
