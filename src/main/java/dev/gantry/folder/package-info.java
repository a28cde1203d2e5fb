/**
 * Where Gantry keeps files of its own, apart from those that a user asks for: {@link dev.gantry.folder.Folders} says
 * where, {@link dev.gantry.folder.PrivateFiles} makes them so that no other user reads them.
 *
 * <p><b>Owns</b> the folders' names and their permissions. <b>Threads:</b> any. <b>Must not know</b> what is kept
 * there.
 */
package dev.gantry.folder;
