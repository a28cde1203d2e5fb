/**
 * The user's own marks as a list: go to one, give it another text, remove it.
 *
 * <p><b>Threads:</b> the JavaFX thread only. The marks themselves are kept by {@link dev.gantry.ui.session.Notes}.
 */
package dev.gantry.ui.notes;
