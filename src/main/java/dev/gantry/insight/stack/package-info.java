/**
 * What the samples of a recording say together: call trees, and the frames in which the time went.
 *
 * <p><b>Owns</b> the choice of samples, the {@link dev.gantry.insight.stack.CallTree} of them and the table of hot
 * frames. <b>Threads:</b> any; every call stands alone. <b>Must not know</b> how they are drawn.
 */
package dev.gantry.insight.stack;
