/**
 * Spooling: recordings on disk while they run, so that nothing is lost when Gantry is killed.
 *
 * <p><b>Owns</b> a folder: a {@link dev.gantry.format.spool.SpoolFile} writes each live recording into a file there, a
 * {@link dev.gantry.format.spool.SpoolFolder} says what a program that was killed has left. <b>Threads:</b> each spool
 * has one of its own, which follows snapshots; no other thread waits for the disk. <b>Must not know</b> which producer
 * records; when a spool is begun and deleted is the recording's.
 */
package dev.gantry.format.spool;
