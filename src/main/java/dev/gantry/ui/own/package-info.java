/**
 * Making a lesson of one's own: the card that asks for its title, and what can be done with the chosen one.
 *
 * <p><b>Threads:</b> the JavaFX thread only. <b>Must not know</b> what a lesson's files hold.
 */
package dev.gantry.ui.own;
