/**
 * Hit testing: from a point of a frame to what is drawn there ({@link dev.gantry.view.hit.HitTest}), and from a slice
 * or task to the next one ({@link dev.gantry.view.hit.Neighbours}).
 *
 * <p><b>Threads.</b> As for the frame that is asked.
 */
package dev.gantry.view.hit;
