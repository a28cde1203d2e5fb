/**
 * What Gantry itself says in a recording or about one: {@link dev.gantry.trace.message.Message}, a code with arguments.
 * A message gets its words where somebody looks, in that person's language, by {@code dev.gantry.view.style.Phrases}.
 *
 * <p><b>Owns</b> the form in which a message travels and is stored as a text. <b>Threads:</b> any; messages never
 * change. <b>Must not know</b> any language.
 */
package dev.gantry.trace.message;
