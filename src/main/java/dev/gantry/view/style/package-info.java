/**
 * Styles and words of pictures: the {@link dev.gantry.view.style.Palette} in light and dark, the pattern of each {@link
 * dev.gantry.view.style.Style}, the {@link dev.gantry.view.style.StateLook} of each state, the fonts and the cutting of
 * labels, and {@link dev.gantry.view.style.Phrases}, the sentences of every picture in the user's language.
 *
 * <p><b>Threads.</b> Values never change; the language may be set by any thread.
 *
 * <p><b>Must not know</b> times, lanes or frames.
 */
package dev.gantry.view.style;
