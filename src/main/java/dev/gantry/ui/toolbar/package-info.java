/**
 * The toolbar: run and stop, pause, tool, zoom, theme, help. Its buttons do what the commands of the same name do.
 *
 * <p><b>Threads:</b> the JavaFX thread only.
 */
package dev.gantry.ui.toolbar;
