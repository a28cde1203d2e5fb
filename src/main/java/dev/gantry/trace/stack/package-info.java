/**
 * Samples: at a time a lane had a stack, because a sampler looked, or because a wait began there.
 *
 * <p><b>Owns</b> the {@link dev.gantry.trace.stack.Samples} that readers use, the tree of stacks that they refer to,
 * and the writers of both. <b>Threads:</b> as in {@link dev.gantry.trace}. <b>Must not know</b> lanes, and where frames
 * come from.
 */
package dev.gantry.trace.stack;
