/**
 * What if: how the recorded tasks would run on other workers, in another order, as another kind; the prediction beside
 * what was measured, the curve over the number of workers, and what is taken for granted.
 *
 * <p><b>Threads:</b> the JavaFX thread, except for the reading of the recording. <b>Must not know</b> how it is
 * predicted: that is {@link dev.gantry.insight.whatif}.
 */
package dev.gantry.ui.whatif;
