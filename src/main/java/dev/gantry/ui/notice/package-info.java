/**
 * The banner that says what went wrong, in a sentence and without a stack trace.
 *
 * <p><b>Threads:</b> the JavaFX thread only.
 */
package dev.gantry.ui.notice;
