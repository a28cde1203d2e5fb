/**
 * What the program printed, with the time and the lane of each line; of a program that runs, a line that is sent to it.
 *
 * <p>The standard streams of a program bring all that it writes, in order, but not from which lane: these are the lines
 * that are listed, each once. The marks of the recording are the printed texts whose lanes are known: {@link
 * dev.gantry.ui.output.MarkedPieces} finds which of them a line consists of. Of a lesson's Java program, and of what is
 * saved and opened again, there are the marks alone.
 *
 * <p><b>Threads:</b> the JavaFX thread only. <b>Must not know</b> how a program prints or is started: it reads the
 * recording's marks and the streams' lines.
 */
package dev.gantry.ui.output;
