/**
 * Desktop integration: dialogs that ask for a file's name, and printers.
 *
 * <p><b>Threads:</b> the JavaFX thread, but printing, see {@link dev.gantry.ui.desktop.Printers}. Tests put their own
 * in the place of the system's.
 */
package dev.gantry.ui.desktop;
