/**
 * Assembly of events in any order, so that they can be written into a trace, which wants each lane in order of time and
 * well nested.
 *
 * <p><b>Owns</b> an {@link dev.gantry.format.assembly.Assembly}: readers put events into its {@link
 * dev.gantry.format.assembly.Track}s as they find them; it pairs beginnings with ends, sorts, gives overlapping slices
 * lanes of their own, binds arrows to slices. <b>Threads:</b> the reader's alone; another cancels it, which every long
 * loop notices at its {@link dev.gantry.format.assembly.Checkpoint}. <b>Must not know</b> any format.
 */
package dev.gantry.format.assembly;
