/**
 * Cluster of machines that run tasks: {@link dev.gantry.cluster.ClusterPool} is the third executor beside threads and
 * processes. It needs Hazelcast's jar, which is optional; {@link dev.gantry.cluster.Cluster#isAvailable} says whether
 * it is here, and nothing else of Gantry asks for it.
 *
 * <p><b>Owns</b> members, how they find their driver, and the way of frames between a pool and its workers. Each worker
 * is a process of its own on its member's machine, the same as a process pool's, so all that concerns tasks, results,
 * limits and recordings is {@link dev.gantry.futures.remote}'s. Hazelcast carries {@link dev.gantry.cluster.Parcel}s
 * between driver and members: its membership, its heartbeats, its topics (what goes one way, see {@link
 * dev.gantry.cluster.LinkEnd}) and its executor service (what is answered) are used, and no data of it.
 *
 * <p><b>Shape.</b> A star: a driver listens, members join it and wait for it while it is away. Members belong to one
 * driver at a time. Members run no tasks themselves and send each other nothing.
 *
 * <p><b>Threads.</b> Parcels are taken in threads of Hazelcast, which they never keep: what comes is queued. On the
 * driver a daemon thread measures clocks and looks whether all that was sent has come; on a member there are three
 * daemon threads a worker.
 *
 * <p><b>Trust.</b> A member runs whatever its driver sends. Who does not know the token is not admitted; but traffic is
 * not encrypted, and the token's hash goes with it: the network between them must be private, or a tunnel.
 *
 * <p><b>Must not know</b> lessons, recordings, or viewers.
 */
package dev.gantry.cluster;
