/**
 * Replay: the recording again, up to a playhead that is dragged, stepped from event to event, or plays by itself.
 *
 * <p><b>Owns</b> the bar under the timeline and what its commands do. Where the playhead is, is {@link
 * dev.gantry.ui.session.Playhead}'s; what lanes do there is {@code dev.gantry.view}'s; it is drawn with the frame.
 *
 * <p><b>Threads:</b> the JavaFX thread only; the pump moves what plays. <b>Must not know</b> that a program may still
 * run: its recording grows behind.
 */
package dev.gantry.ui.replay;
