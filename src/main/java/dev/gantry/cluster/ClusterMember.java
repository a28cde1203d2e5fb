package dev.gantry.cluster;

/**
 * Member of a cluster, as its driver knows it.
 *
 * @param name unique among the members that are there
 * @param address {@code HOST:PORT}
 * @param workers how many workers it runs for each pool at most
 */
public record ClusterMember(String name, String address, int workers) {}
