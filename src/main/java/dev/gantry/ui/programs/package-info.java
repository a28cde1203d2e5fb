/**
 * The programs that the user runs: which are remembered, and who is asked for another one.
 *
 * <p><b>Owns</b> the list in the settings. <b>Threads:</b> the JavaFX thread only; {@link
 * dev.gantry.ui.programs.Check} and {@link dev.gantry.ui.programs.Runtimes}, which look at the disk and
 * ask interpreters, any other. <b>Must not know</b> any
 * panel, nor how a program is started.
 */
package dev.gantry.ui.programs;
