/**
 * The field in which a filter is typed, with the filters that the user keeps.
 *
 * <p><b>Threads:</b> the JavaFX thread only. <b>Must not know</b> what is filtered, nor the language: that is {@link
 * dev.gantry.insight.filter}.
 */
package dev.gantry.ui.filter;
