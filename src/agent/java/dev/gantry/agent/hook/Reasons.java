package dev.gantry.agent.hook;

import java.util.concurrent.locks.AbstractOwnableSynchronizer;

import jdk.internal.misc.Unsafe;

/**
 * Why threads wait, by what they park for. Those that begin with {@code gantry:} are Gantry's own words. Of a lock it
 * is told which one it is, by a number, and which thread holds it, as long as not too much was told so.
 */
final class Reasons extends ClassTable {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final long HOLDER = UNSAFE.objectFieldOffset(AbstractOwnableSynchronizer.class,
            "exclusiveOwnerThread");
    private static final int MOST_LOCKS = 1000;
    private static final int MOST_NAMES = 20_000;

    final int sleep;
    final int result;
    final int join;
    final int park;
    final int wait;

    private final Names names;
    private final int anyLock;
    private final SpinLock lock = new SpinLock(); // guards the next two
    private final int[] locks = new int[MOST_LOCKS]; // their identity hashes: no lock is held, as it would be by a map
    private int lockCount;

    Reasons(Names names) {
        this.names = names;
        sleep = names.of("gantry:sleep");
        result = names.of("gantry:result");
        join = names.of("join");
        park = names.of("park");
        wait = names.of("wait");
        anyLock = names.of("gantry:lock");
    }

    /** The number of the reason to wait for this, which a thread parks for; may be null. */
    int of(Object blocker) {
        if (blocker == null) {
            return park;
        }
        int reason = of(blocker.getClass()).text;
        return reason == anyLock ? ofLock(blocker) : reason;
    }

    private int ofLock(Object blocker) {
        int number = number(System.identityHashCode(blocker));
        if (number == 0) {
            return anyLock;
        }
        String kind = shown(blocker.getClass().getName());
        int inner = kind.indexOf('.');
        String name = "\"" + (inner < 0 ? kind : kind.substring(0, inner)) + " " + number + "\"";
        Thread holder = blocker instanceof AbstractOwnableSynchronizer
                ? (Thread) UNSAFE.getReference(blocker, HOLDER)
                : null;
        String by = holder == null ? "" : holder.getName();
        return names.ofFew(by.isEmpty()
                ? "gantry:lock(" + name + ")"
                : "gantry:lock(held(" + name + ", \"" + by.replace("\\", "\\\\").replace("\"", "\\\"") + "\"))",
                MOST_NAMES, anyLock);
    }

    /** The number of the lock with this identity hash, from 1; 0 if there were too many. */
    private int number(int hash) {
        lock.lock();
        try {
            for (int i = 0; i < lockCount; i++) {
                if (locks[i] == hash) {
                    return i + 1;
                }
            }
            if (lockCount == MOST_LOCKS) {
                return 0;
            }
            locks[lockCount++] = hash;
            return lockCount;
        } finally {
            lock.unlock();
        }
    }

    @Override
    Entry describe(Class<?> type, String name) {
        return new Entry(name, names.of(reason(name)), 0, null, false, false);
    }

    private static String reason(String name) {
        String concurrent = "java.util.concurrent.";
        if (!name.startsWith(concurrent)) {
            return shown(name);
        }
        String rest = name.substring(concurrent.length());
        if (rest.startsWith("locks.Reentrant") || rest.startsWith("locks.StampedLock")) {
            return "gantry:lock";
        }
        if (rest.startsWith("FutureTask") || rest.startsWith("CompletableFuture") || rest.startsWith("ForkJoinTask")) {
            return "gantry:result";
        }
        if (rest.startsWith("Semaphore")) {
            return "gantry:semaphore";
        }
        if (rest.startsWith("SynchronousQueue") || rest.startsWith("LinkedTransferQueue")) {
            return "gantry:queue";
        }
        if (rest.endsWith("ConditionObject") || rest.endsWith("ConditionNode")) {
            return "gantry:condition";
        }
        return rest.substring(0, rest.indexOf('$') < 0 ? rest.length() : rest.indexOf('$'));
    }
}
