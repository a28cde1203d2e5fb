/**
 * Opening and saving: its commands, and the bar below the toolbar that tells how far it is and what is to be known of
 * it.
 *
 * <p><b>Threads:</b> the JavaFX thread only. How files are read and written is {@code dev.gantry.ui.files}'s, which
 * other panels ask too.
 */
package dev.gantry.ui.opening;
