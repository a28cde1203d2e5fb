/**
 * A recording as one HTML file that any browser shows, with no network.
 *
 * <p><b>Owns</b> what such a page holds, and its script. <b>Threads:</b> any; every call stands alone. <b>Must not
 * know</b> who asked.
 */
package dev.gantry.format.page;
