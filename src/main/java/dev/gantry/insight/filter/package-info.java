/**
 * Filters: one small language for what of a recording is wanted, in lanes, tables, searches and commands.
 *
 * <p><b>Owns</b> the language of {@link dev.gantry.insight.filter.Filter}, whose grammar stands in {@link
 * dev.gantry.insight.filter.FilterParser}, and what a recording says of it.
 *
 * <p><b>Threads.</b> A filter never changes; what it makes for a recording remembers names, and belongs to one thread.
 *
 * <p><b>Must not know</b> who asks, and what is done with what fits.
 */
package dev.gantry.insight.filter;
