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

    private static final int LOCKS = 64;

    /**
     * The first strand of each bucket. Read without a lock: a thread that looks for itself was added by itself or by
     * the one that started it; another may miss a strand that was added just now.
     */
    private final Strand[] buckets = new Strand[1 << BITS];
    private final SpinLock[] locks = new SpinLock[LOCKS]; // of those who change buckets

    Strands() {
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new SpinLock();
        }
    }

    /** The thread's strand, null if it has none. */
    Strand find(Thread thread) {
        return find(bucket(thread), thread);
    }

    private Strand find(int bucket, Thread thread) {
        Strand strand = buckets[bucket];
        while (strand != null && strand.thread != thread) {
            strand = strand.next;
        }
        return strand;
    }

    /** Adds a strand, unless its thread has one. Returns the one that it has now. */
    Strand add(Strand strand) {
        int bucket = bucket(strand.thread);
        SpinLock lock = locks[bucket % LOCKS];
        lock.lock();
        try {
            Strand known = find(bucket, strand.thread);
            if (known != null) {
                return known;
            }
            strand.next = buckets[bucket];
            buckets[bucket] = strand;
            return strand;
        } finally {
            lock.unlock();
        }
    }

    void remove(Strand strand) {
        int bucket = bucket(strand.thread);
        SpinLock lock = locks[bucket % LOCKS];
        lock.lock();
        try {
            Strand before = buckets[bucket];
            if (before == strand) {
                buckets[bucket] = strand.next;
                return;
            }
            while (before != null && before.next != strand) {
                before = before.next;
            }
            if (before != null) {
                before.next = strand.next;
            }
        } finally {
            lock.unlock();
        }
    }

    private static int bucket(Thread thread) {
        return (int) UNSAFE.getLong(thread, ID) * SPREAD >>> 32 - BITS;
    }
}
