package dev.gantry.bench;

import java.lang.management.ManagementFactory;

/** How much heap is in use, by the garbage collector's own count. */
final class Heap {
    private Heap() {}

    static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    static long most() {
        return Runtime.getRuntime().maxMemory();
    }
}
