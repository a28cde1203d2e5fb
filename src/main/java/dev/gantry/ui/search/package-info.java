/**
 * The search bar: what to look for in the recording, how much was found, and the way from match to match.
 *
 * <p><b>Threads:</b> the JavaFX thread only; {@link dev.gantry.ui.session.Search} has recordings read elsewhere.
 */
package dev.gantry.ui.search;
