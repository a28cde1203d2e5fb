/**
 * What the program printed, with the time and the lane of each line.
 *
 * <p><b>Threads:</b> the JavaFX thread only. <b>Must not know</b> how a program prints: it reads the recording's marks.
 */
package dev.gantry.ui.output;
