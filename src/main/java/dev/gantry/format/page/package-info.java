/**
 * HTML page of a recording in one file that any browser shows, with no network.
 *
 * <p><b>Owns</b> what such a page holds, and its script. <b>Threads:</b> any; every call stands alone. <b>Must not
 * know</b> whether a window or a command line asked.
 */
package dev.gantry.format.page;
