/**
 * Flame graphs without a toolkit: where the boxes of a call tree lie, which one the keys reach, what they say.
 *
 * <p><b>Owns</b> the layout, the way through it, and the texts of weights. <b>Threads:</b> any; a {@link
 * dev.gantry.view.flame.Flame} is for one. <b>Must not know</b> who paints it.
 */
package dev.gantry.view.flame;
