/**
 * The inspector: the life of what is selected, in words, numbers and a strip, with links to where it happened.
 *
 * <p><b>Threads:</b> the JavaFX thread only. The words about one task come from {@link
 * dev.gantry.view.explain.TaskLife}.
 */
package dev.gantry.ui.inspector;
