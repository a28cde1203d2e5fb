/**
 * Lessons of the user's own in the window: made, added, changed and read again for whoever asks.
 *
 * <p><b>Owns</b> when they are read: when a window is made, when it gets the focus, and after every change made here.
 * <b>Threads:</b> the JavaFX thread; folders are read on one of the window's readers. <b>Must not know</b> any panel.
 */
package dev.gantry.ui.lessons;
