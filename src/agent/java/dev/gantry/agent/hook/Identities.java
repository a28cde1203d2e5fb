package dev.gantry.agent.hook;

import jdk.internal.misc.Unsafe;

/**
 * Map from objects, by identity, to numbers; an object that was added several times gives its numbers one by one.
 *
 * <p>First a table of numbers alone, (identity hash, number), one cache line a bucket: no references, so it costs the
 * garbage collector nothing, and holds nothing alive. What finds its hash there already, or no room, goes to an exact
 * map. Two objects of one hash of 31 bits that are in the table at once may be taken for one another; no such case is
 * looked for.
 */
final class Identities {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final int LINE = 64;
    private static final int BUCKETS = 1 << 14;
    private static final int STRIPES = 64;
    private static final int SPREAD = 0x9E3779B9;
    private static final long OVER = UNSAFE.objectFieldOffset(Identities.class, "over");

    private final long table;
    private final Exact[] stripes = new Exact[STRIPES];
    private volatile int over; // how many are in the exact map

    Identities() {
        long memory = UNSAFE.allocateMemory((BUCKETS + 1L) * LINE);
        table = memory + LINE - 1 & -LINE;
        UNSAFE.setMemory(table, (long) BUCKETS * LINE, (byte) 0);
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Exact();
        }
    }

    void add(Object object, int number) {
        int hash = System.identityHashCode(object);
        long bucket = bucket(hash);
        long free = 0;
        for (long at = bucket; at < bucket + LINE; at += Long.BYTES) {
            long entry = UNSAFE.getLong(at);
            if (entry == 0) {
                free = free == 0 ? at : free;
            } else if ((int) (entry >> 32) == hash) {
                free = 0;
                break;
            }
        }
        if (free == 0 || !UNSAFE.compareAndSetLong(null, free, 0, (long) hash << 32 | number)) {
            UNSAFE.getAndAddInt(this, OVER, 1);
            stripe(hash).add(object, hash, number);
        }
    }

    /** The number that was added first, which is taken away; 0 if there is none. */
    int remove(Object object) {
        int hash = System.identityHashCode(object);
        long bucket = bucket(hash);
        for (long at = bucket; at < bucket + LINE; at += Long.BYTES) {
            long entry = UNSAFE.getLong(at);
            if ((int) (entry >> 32) == hash && entry != 0 && UNSAFE.compareAndSetLong(null, at, entry, 0)) {
                return (int) entry;
            }
        }
        int number = over == 0 ? 0 : stripe(hash).remove(object, hash);
        if (number != 0) {
            UNSAFE.getAndAddInt(this, OVER, -1);
        }
        return number;
    }

    /** One of the object's numbers; 0 if there is none. */
    int get(Object object) {
        int hash = System.identityHashCode(object);
        long bucket = bucket(hash);
        for (long at = bucket; at < bucket + LINE; at += Long.BYTES) {
            long entry = UNSAFE.getLong(at);
            if ((int) (entry >> 32) == hash && entry != 0) {
                return (int) entry;
            }
        }
        return over == 0 ? 0 : stripe(hash).get(object, hash);
    }

    private long bucket(int hash) {
        return table + (long) (hash * SPREAD >>> 8 & BUCKETS - 1) * LINE;
    }

    private Exact stripe(int hash) {
        return stripes[hash * SPREAD >>> 26];
    }

    /** Hash table with the objects themselves, by linear probing. */
    private static final class Exact {
        private final SpinLock lock = new SpinLock(); // guards all below
        private Object[] objects = new Object[16];
        private int[] numbers = new int[16];
        private int size;

        void add(Object object, int hash, int number) {
            lock.lock();
            try {
                if (2 * (size + 1) > objects.length) {
                    grow();
                }
                put(object, hash, number);
            } finally {
                lock.unlock();
            }
        }

        int get(Object object, int hash) {
            lock.lock();
            try {
                int at = find(object, hash);
                return at < 0 ? 0 : numbers[at];
            } finally {
                lock.unlock();
            }
        }

        int remove(Object object, int hash) {
            lock.lock();
            try {
                int at = find(object, hash);
                if (at < 0) {
                    return 0;
                }
                int number = numbers[at];
                delete(at);
                return number;
            } finally {
                lock.unlock();
            }
        }

        /** Where the object's smallest number is, which was given first; -1 if it has none. */
        private int find(Object object, int hash) {
            int mask = objects.length - 1;
            int found = -1;
            for (int i = hash & mask; objects[i] != null; i = i + 1 & mask) {
                if (objects[i] == object && (found < 0 || numbers[i] < numbers[found])) {
                    found = i;
                }
            }
            return found;
        }

        private void put(Object object, int hash, int number) {
            int mask = objects.length - 1;
            int at = hash & mask;
            while (objects[at] != null) {
                at = at + 1 & mask;
            }
            objects[at] = object;
            numbers[at] = number;
            size++;
        }

        /** Empties a place, and moves those up that would not be found behind it. */
        private void delete(int place) {
            int mask = objects.length - 1;
            int hole = place;
            objects[hole] = null;
            size--;
            for (int i = hole + 1 & mask; objects[i] != null; i = i + 1 & mask) {
                int home = System.identityHashCode(objects[i]) & mask;
                if ((i - home & mask) >= (i - hole & mask)) {
                    objects[hole] = objects[i];
                    numbers[hole] = numbers[i];
                    objects[i] = null;
                    hole = i;
                }
            }
        }

        private void grow() {
            Object[] before = objects;
            int[] beforeNumbers = numbers;
            objects = new Object[2 * before.length];
            numbers = new int[objects.length];
            size = 0;
            for (int i = 0; i < before.length; i++) {
                if (before[i] != null) {
                    put(before[i], System.identityHashCode(before[i]), beforeNumbers[i]);
                }
            }
        }
    }
}
