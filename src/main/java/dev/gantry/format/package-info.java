/**
 * Reading and writing files: a package for each format below this one.
 *
 * <p><b>Owns</b> what all of them share: a {@link dev.gantry.format.WholeFile} is there in full or not at all.
 * <b>Threads:</b> any. <b>Must not know</b> what ran, nor who asks for the file.
 */
package dev.gantry.format;
