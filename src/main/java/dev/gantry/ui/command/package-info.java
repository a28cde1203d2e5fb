/**
 * Commands of the user, by key or button: one {@link dev.gantry.ui.command.Command} each, in one {@link
 * dev.gantry.ui.command.Commands} table that the keyboard, the tooltips and the help read.
 *
 * <p><b>Threads:</b> the JavaFX thread only. <b>Must not know</b> what a command does.
 */
package dev.gantry.ui.command;
