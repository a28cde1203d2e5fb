/**
 * A recording from start to stop: runs a program under the hooks and keeps what they tell.
 *
 * <p><b>Owns</b> the wiring of a program's hooks to a trace. <b>Threads:</b> whoever starts a recording stops it; its
 * snapshots may be taken by any thread. <b>Must not know</b> which program runs, nor who looks.
 */
package dev.gantry.recording;
