package dev.gantry.format.perfetto;

import java.util.Arrays;

import dev.gantry.format.perfetto.proto.ProcessDescriptor;
import dev.gantry.format.perfetto.proto.ThreadDescriptor;
import dev.gantry.format.perfetto.proto.TrackDescriptor;

/** A track of another program's trace: what it is, and its events in columns, in the order in which they came. */
final class Track {
    static final int BEGIN = 1;
    static final int END = 2;
    static final int INSTANT = 3;
    static final int COUNTER = 4;
    static final int COMPLETE = 5;

    final long uuid;
    String name = "";
    String processName = "";
    long parent;
    boolean isProcess;
    boolean isThread;
    boolean isCounter;
    boolean fractions;
    int pid;
    int tid;
    int asyncName;
    int count;
    private boolean incremental;
    private long unit = 1;
    private double sum;
    private long[] times = new long[4];
    private long[] values = new long[4];
    private int[] names = new int[4];
    private byte[] types = new byte[4];

    Track(long uuid) {
        this.uuid = uuid;
    }

    /** Keys of tracks that have no number of their own lie where numbers hardly do. */
    static long processKey(int pid) {
        return 0x7072_0000_0000_0000L ^ pid & 0xffffffffL;
    }

    static long threadKey(int pid, int tid) {
        return 0x7468_0000_0000_0000L ^ (long) pid << 20 ^ tid & 0xffffffffL;
    }

    static long asyncKey(int pid, long id) {
        return 0x6173_0000_0000_0000L ^ (pid * 0x9E3779B97F4A7C15L + id) * 0xBF58476D1CE4E5B9L;
    }

    void describe(TrackDescriptor descriptor) {
        if (descriptor.hasName() || descriptor.hasStaticName()) {
            name = descriptor.hasName() ? descriptor.getName() : descriptor.getStaticName();
        }
        if (descriptor.hasParentUuid()) {
            parent = descriptor.getParentUuid();
        }
        if (descriptor.hasProcess()) {
            describe(descriptor.getProcess());
        }
        if (descriptor.hasThread()) {
            describe(descriptor.getThread());
        }
        if (descriptor.hasCounter()) {
            isCounter = true;
            incremental = descriptor.getCounter().getIsIncremental();
            unit = Math.max(1, descriptor.getCounter().getUnitMultiplier());
        }
    }

    void describe(ProcessDescriptor process) {
        isProcess = true;
        pid = process.getPid();
        if (process.hasProcessName()) {
            processName = process.getProcessName();
        } else if (process.getCmdlineCount() > 0) {
            processName = process.getCmdline(0);
        }
    }

    void describe(ThreadDescriptor thread) {
        ofThread(thread.getPid(), thread.getTid());
        if (thread.hasThreadName()) {
            name = thread.getThreadName();
        }
    }

    void ofThread(int process, int thread) {
        isThread = true;
        pid = process;
        tid = thread;
    }

    void ofAsync(int process, int called) {
        pid = process;
        asyncName = asyncName == 0 ? called : asyncName;
    }

    /** The value of a counter, whole. */
    long value(Packet packet) {
        double read = packet.isReal ? packet.real : packet.valued ? packet.counter : 0;
        sum = incremental ? sum + read : read;
        fractions |= sum != Math.rint(sum);
        return packet.isReal || incremental ? Math.round(sum) * unit : packet.counter * unit;
    }

    void add(long time, int type, int called, long value) {
        if (count == times.length) {
            int room = count * 2;
            times = Arrays.copyOf(times, room);
            values = Arrays.copyOf(values, room);
            names = Arrays.copyOf(names, room);
            types = Arrays.copyOf(types, room);
        }
        times[count] = time;
        values[count] = value;
        names[count] = called;
        types[count++] = (byte) type;
    }

    long time(int i) {
        return times[i];
    }

    int type(int i) {
        return types[i];
    }

    int name(int i) {
        return names[i];
    }

    long value(int i) {
        return values[i];
    }
}
