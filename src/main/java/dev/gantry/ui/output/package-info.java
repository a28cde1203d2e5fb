/**
 * What the program printed, with the time and the lane of each line; of a program that runs, a line that is sent to it.
 *
 * <p>Each line is listed once. The marks of the recording are the printed lines whose lanes are known. The standard
 * streams of a program bring all that it writes, also what no hook saw, but not from which lane: {@link
 * dev.gantry.ui.output.Merge} lists those of their lines that no mark stands for, under the program's process. What is
 * saved and opened again has the marks alone.
 *
 * <p><b>Threads:</b> the JavaFX thread only. <b>Must not know</b> how a program prints or is started: it reads the
 * recording's marks and the streams' lines.
 */
package dev.gantry.ui.output;
