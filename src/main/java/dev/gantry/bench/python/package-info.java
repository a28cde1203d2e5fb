/**
 * CPython as a baseline: the first {@code python3} of the path that has what a measurement needs, and the programs that
 * run in it.
 *
 * <p><b>Threads:</b> that of the benchmark; Python is a process of its own. <b>Must not know</b> what it is compared
 * with.
 */
package dev.gantry.bench.python;
