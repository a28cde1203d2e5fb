/**
 * Export formats of a recording: files that open again, pictures, a page, tables.
 *
 * <p><b>Owns</b> the list of them, how they are called and how their names end. <b>Threads:</b> any; every call stands
 * alone. <b>Must not know</b> whether a window or a command line asked.
 */
package dev.gantry.format.export;
