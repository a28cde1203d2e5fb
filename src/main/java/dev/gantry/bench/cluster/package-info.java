/**
 * What a task on another machine costs: a pool of members on this one, beside Hazelcast's own executor and Dask.
 *
 * <p><b>Owns</b> {@link dev.gantry.bench.cluster.ClusterTasks} and its baselines. <b>Threads</b> as in
 * {@link dev.gantry.bench}. <b>Must not know</b> other benchmarks.
 */
package dev.gantry.bench.cluster;
