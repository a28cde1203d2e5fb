/**
 * Recordings of the JDK's Flight Recorder, version 1 and 2 of its form: those of JDK 9 and later, and of
 * async-profiler.
 *
 * <p><b>Owns</b> what the recorder's events mean for lanes, and the settings under which it leaves nothing out. The
 * files are read by the JDK's own {@code jdk.jfr.consumer}, which trusts them; so {@link
 * dev.gantry.format.jfr.StructureCheck} looks at their build first. No class of a file is loaded. <b>Threads:</b> one
 * reads a file. <b>Must not know</b> what ran.
 *
 * <table>
 * <caption>What becomes of events</caption>
 * <tr><td>beginnings and ends of threads</td><td>lanes; virtual threads lie in a group of their own</td></tr>
 * <tr><td>sleep, park, monitor, socket, file</td><td>blocked slices; suspended ones where a virtual thread leaves its
 * carrier meanwhile</td></tr>
 * <tr><td>virtual thread pinned</td><td>a blocked slice in the wait that pinned it, and one on its carrier, which the
 * file tells since JDK 24</td></tr>
 * <tr><td>safepoints, operations of the VM, pauses of the garbage collector</td><td>running slices of the VM's thread;
 * blocked slices of the threads that they stopped</td></tr>
 * <tr><td>samples of what runs and of native code</td><td>marks, and samples of their stacks</td></tr>
 * <tr><td>stacks of sleep, park, monitor, socket, file; allocations</td><td>samples of their stacks</td></tr>
 * <tr><td>async-profiler's looks at threads</td><td>marks, and samples of the stacks of what waited; of what ran where
 * it took no samples of that</td></tr>
 * <tr><td>CPU load, number of threads</td><td>counters</td></tr>
 * <tr><td>events of the program's own types</td><td>slices, or marks if they have no duration</td></tr>
 * <tr><td>the recorder's settings, losses, the JVM's arguments</td><td>notices, the title</td></tr>
 * <tr><td>all other types</td><td>told as not shown, with how many there are</td></tr>
 * </table>
 */
package dev.gantry.format.jfr;
