/**
 * A lesson as one file for any browser: a page to read, or slides to show and print.
 *
 * <p><b>Owns</b> what stands in these files; they need no script and no network. <b>Threads:</b> any; every call stands
 * alone. <b>Must not know</b> whether a window or a command line asked.
 */
package dev.gantry.lesson.page;
