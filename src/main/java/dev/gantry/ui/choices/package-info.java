/**
 * Preferences for all windows: light or dark, the language, how large texts are, how much of a recording is kept.
 *
 * <p><b>Threads:</b> the JavaFX thread only. It has commands and shows nothing; how a choice is remembered is {@link
 * dev.gantry.ui.settings.Choices}'s.
 */
package dev.gantry.ui.choices;
