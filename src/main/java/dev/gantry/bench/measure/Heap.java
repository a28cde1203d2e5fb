package dev.gantry.bench.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.stream.Stream;

/** Heap usage, by the garbage collector's own count. */
public final class Heap {
    private Heap() {}

    public static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    /** Resets {@link #peak}. */
    public static void forgetPeak() {
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    /** The most that was in use, garbage included; the pools' peaks may be of different moments. */
    public static long peak() {
        return pools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }

    private static Stream<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }

    public static long most() {
        return Runtime.getRuntime().maxMemory();
    }
}
