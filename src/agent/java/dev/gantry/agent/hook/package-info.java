/**
 * What the woven methods of the JDK call, and all that this needs. These classes are defined by the boot loader, so
 * that the JDK's classes see them.
 *
 * <p><b>Owns</b> the {@link dev.gantry.agent.hook.Hooks}, the state of each thread ({@link
 * dev.gantry.agent.hook.Strand}), the numbers of lanes, tasks, executors and names, and the writer of the ring file,
 * whose specification is the package {@code dev.gantry.ring} of Gantry.
 *
 * <p><b>Threads.</b> Every thread of the program. Hooks run where a thread may hold any lock, and on carriers of
 * virtual threads between two states of one. So nothing here waits for a monitor, parks, or calls code of the program;
 * the few places with several writers are guarded by a {@link dev.gantry.agent.hook.SpinLock}, held for some
 * instructions.
 *
 * <p><b>Must not know</b> how classes are woven and who reads the ring. It must use no class of the JDK that is woven
 * itself.
 */
package dev.gantry.agent.hook;
