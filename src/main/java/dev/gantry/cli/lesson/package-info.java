/**
 * {@code gantry lesson}: lessons of the user's own, made, checked, shared, and written as pages.
 *
 * <p><b>Owns</b> these commands, a class each. <b>Threads:</b> the command's. <b>Must not know</b> the other commands,
 * nor a window.
 */
package dev.gantry.cli.lesson;
