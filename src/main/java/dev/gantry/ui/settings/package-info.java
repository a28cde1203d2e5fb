/**
 * Settings that are kept: keys, theme, language, size of texts, language of lessons, window, columns.
 *
 * <p><b>Owns</b> the one file in the user's folder for such things, which is written whole or not at all.
 * <b>Threads:</b> the JavaFX thread only. <b>Must not know</b> what a value means; its reader checks it.
 */
package dev.gantry.ui.settings;
