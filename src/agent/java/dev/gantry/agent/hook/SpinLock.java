package dev.gantry.agent.hook;

import jdk.internal.misc.Unsafe;

/** Lock for some instructions: its waiters spin, since a thread must not park in a hook. */
final class SpinLock {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final long HELD = UNSAFE.objectFieldOffset(SpinLock.class, "held");

    private volatile int held;

    void lock() {
        while (held != 0 || !UNSAFE.compareAndSetInt(this, HELD, 0, 1)) {
            Thread.onSpinWait();
        }
    }

    void unlock() {
        held = 0;
    }
}
