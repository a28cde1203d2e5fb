package dev.gantry.cluster;

import com.hazelcast.cluster.Member;

/** Receiver of parcels: a driver or a member. Called in threads of Hazelcast, several at once, and must not wait. */
@FunctionalInterface
interface Post {
    /** Takes a parcel; returns the answer, which travels back. */
    byte[] take(Parcel parcel);

    /** Another has joined: for a driver. */
    default void joined(Member other) {}

    /** Another has left. */
    default void left(Member other) {}
}
