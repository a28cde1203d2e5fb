/**
 * Budget of a trace, and what it does not hold because of it. Values only: who drops what is in {@link
 * dev.gantry.trace}. <b>Threads:</b> any. <b>Must not know</b> what a trace consists of.
 */
package dev.gantry.trace.budget;
