/**
 * Time on the screen: the {@link dev.gantry.view.time.Viewport} (which stretch is visible), its {@link
 * dev.gantry.view.time.TimeScale} in pixels, how durations and ranges are written and read, and the {@link
 * dev.gantry.view.time.Playback} of a replay.
 *
 * <p><b>Threads.</b> Values never change and may go anywhere.
 *
 * <p><b>Must not know</b> lanes or frames.
 */
package dev.gantry.view.time;
