/**
 * {@code gantry fetch}: records of a cluster's members, fetched into a recording.
 *
 * <p><b>Owns</b> this command. <b>Threads:</b> the command's. <b>Must not know</b> the other commands, nor a window.
 */
package dev.gantry.cli.cluster;
