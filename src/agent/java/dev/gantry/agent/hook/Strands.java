package dev.gantry.agent.hook;

import jdk.internal.misc.Unsafe;

/**
 * Map from threads to their strands: a hash table by the threads' ids, with chains. Readers take no lock. (A thread
 * local would not do: the common pool erases them between tasks, and a map of the JDK would take monitors.)
 */
final class Strands {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final int BITS = 14;
    private static final int SPREAD = 0x9E3779B9;
    private static final long ID = UNSAFE.objectFieldOffset(Thread.class, "tid"); // Thread.getId can be overridden

    private final Bucket[] buckets = new Bucket[1 << BITS];

    /** Strands of some threads. */
    private static final class Bucket {
        private final SpinLock lock = new SpinLock(); // of those who change it
        private volatile Strand first;
    }

    Strands() {
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = new Bucket();
        }
    }

    /** The thread's strand, null if it has none. */
    Strand find(Thread thread) {
        return find(bucket(thread), thread);
    }

    private static Strand find(Bucket bucket, Thread thread) {
        Strand strand = bucket.first;
        while (strand != null && strand.thread != thread) {
            strand = strand.next;
        }
        return strand;
    }

    /** Adds a strand, unless its thread has one. Returns the one that it has now. */
    Strand add(Strand strand) {
        Bucket bucket = bucket(strand.thread);
        bucket.lock.lock();
        try {
            Strand known = find(bucket, strand.thread);
            if (known != null) {
                return known;
            }
            strand.next = bucket.first;
            bucket.first = strand;
            return strand;
        } finally {
            bucket.lock.unlock();
        }
    }

    void remove(Strand strand) {
        Bucket bucket = bucket(strand.thread);
        bucket.lock.lock();
        try {
            Strand before = bucket.first;
            if (before == strand) {
                bucket.first = strand.next;
                return;
            }
            while (before != null && before.next != strand) {
                before = before.next;
            }
            if (before != null) {
                before.next = strand.next;
            }
        } finally {
            bucket.lock.unlock();
        }
    }

    private Bucket bucket(Thread thread) {
        return buckets[(int) UNSAFE.getLong(thread, ID) * SPREAD >>> 32 - BITS];
    }
}
