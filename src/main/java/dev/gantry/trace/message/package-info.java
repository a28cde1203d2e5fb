/**
 * Messages of Gantry itself in a recording or about one: {@link dev.gantry.trace.message.Message}, a code with
 * arguments. A message is translated where it is shown, into the user's language, by {@code
 * dev.gantry.view.style.Phrases}.
 *
 * <p><b>Owns</b> the form in which a message is sent and stored as a text. <b>Threads:</b> any; messages never change.
 * <b>Must not know</b> any language.
 */
package dev.gantry.trace.message;
