/**
 * Command line: what {@code gantry} understands, and whether it opens the window or runs without one.
 *
 * <p><b>Owns</b> the commands (a class each), their messages and the exit codes: 0 good, 1 the run failed, 2 wrong use.
 * A message is one sentence that says what is wrong and what to do; a stack trace never reaches the user.
 *
 * <p><b>Threads:</b> a command runs in the thread that called {@code main}. Only {@link dev.gantry.cli.WindowStart}
 * touches the window's classes, so that every other command runs where no JavaFX exists.
 */
package dev.gantry.cli;
