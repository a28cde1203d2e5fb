/**
 * The frame loop: one {@link javafx.animation.AnimationTimer} that decides when something is drawn.
 *
 * <p><b>Owns</b> the frame. A change marks a {@link dev.gantry.ui.pump.Reason}; once per frame the pump takes what is
 * new from the recording, and if there is any reason it lets every {@link dev.gantry.ui.pump.Panel} show it. With no
 * reason nothing is drawn, and with nothing running the timer rests.
 *
 * <p><b>Threads.</b> Everything here belongs to the JavaFX thread, but {@link dev.gantry.ui.pump.FxThread}, the only
 * class that posts to it. Programs under recording never call the window: it pulls.
 *
 * <p><b>Must not know</b> what the panels show.
 */
package dev.gantry.ui.pump;
