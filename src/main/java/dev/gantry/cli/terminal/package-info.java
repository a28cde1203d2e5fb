/**
 * What commands say on a terminal and how they take what is typed: a {@link dev.gantry.cli.terminal.Failure} with its
 * exit code, what is said while a file is read, progress, spans of time, suggestions, the texts of statistics.
 *
 * <p><b>Threads:</b> that of the command. <b>Must not know</b> any command.
 */
package dev.gantry.cli.terminal;
