/**
 * The tab with a lesson's text, whose words lead to what they are about, and with its questions, which the recording
 * decides.
 *
 * <p><b>Threads:</b> the JavaFX thread; answers are judged on the reader's threads.
 */
package dev.gantry.ui.lesson;
