/**
 * Folders of Gantry's own files, apart from those that a user asks for: {@link dev.gantry.folder.Folders} names them,
 * {@link dev.gantry.folder.PrivateFiles} makes files that no other user can read, {@link dev.gantry.folder.LaidOut} lays
 * out what other programs read.
 *
 * <p><b>Owns</b> the folders' names and their permissions. <b>Threads:</b> any. <b>Must not know</b> what is kept
 * there.
 */
package dev.gantry.folder;
