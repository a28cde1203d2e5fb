/**
 * Every word that the window says, by key, in the user's language.
 *
 * <p><b>Owns</b> the bundle {@code messages}; keys begin with the panel that shows them. <b>Threads:</b> any. <b>Must
 * not know</b> any panel.
 */
package dev.gantry.ui.text;
