/**
 * Claims about the shown recording: typed with completion, kept in a list, each proved, refuted or open, with the
 * places that show it.
 *
 * <p><b>Threads:</b> the JavaFX thread, except for the reading of the recording. <b>Must not know</b> how a claim is
 * decided: that is {@link dev.gantry.insight.claim}.
 */
package dev.gantry.ui.claims;
