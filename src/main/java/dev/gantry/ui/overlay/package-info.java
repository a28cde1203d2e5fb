/**
 * A card over the whole window, with the rest veiled: the keys, all commands, how keys are changed.
 *
 * <p><b>Threads:</b> the JavaFX thread only. <b>Must not know</b> what stands on the card.
 */
package dev.gantry.ui.overlay;
