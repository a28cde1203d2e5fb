package dev.gantry.futures.process;

import java.io.IOException;

import dev.gantry.futures.Action;
import dev.gantry.futures.BrokenExecutor;
import dev.gantry.futures.ExecutorScope;
import dev.gantry.futures.TransferLimits;
import dev.gantry.futures.process.start.FastStart;
import dev.gantry.futures.remote.Backend;
import dev.gantry.futures.remote.FunctionEncoder;
import dev.gantry.futures.remote.Link;
import dev.gantry.futures.remote.Packing;

/** Backend whose workers are child JVMs. */
final class ProcessBackend implements Backend {
    private static final byte[] NOTHING = {};

    private final ExecutorScope scope;
    private final int maxTasksPerChild;
    private final TransferLimits limits;
    private final byte[] initializer;
    private final FastStart fast;
    private final Launch launch;
    private final boolean spare;

    ProcessBackend(ProcessOptions options, ExecutorScope scope) {
        this(options, scope, options.fastStart() ? fastStart() : FastStart.OFF);
    }

    ProcessBackend(ProcessOptions options, ExecutorScope scope, FastStart fast) {
        this.scope = scope;
        this.maxTasksPerChild = options.maxTasksPerChild().orElse(Integer.MAX_VALUE);
        this.limits = options.limits();
        this.initializer = options.initializer().map(ProcessBackend::packed).orElse(NOTHING);
        this.fast = fast;
        this.spare = options.spare() && scope == ExecutorScope.jvm();
        this.launch = new Launch(options.jvmArguments(), fast);
    }

    private static byte[] packed(Action initializer) {
        try {
            return Packing.object(initializer, TransferLimits.MOST_BYTES);
        } catch (IOException e) {
            throw new IllegalArgumentException("the initializer cannot be sent to another process: " + e.getMessage(),
                    e);
        }
    }

    private static FastStart fastStart() {
        return FastStart.of(Launch.java(), Child.class);
    }

    /** See {@link ProcessPool#prepare}. */
    static boolean prepare() throws IOException, InterruptedException {
        return fastStart().prepare();
    }

    /** See {@link ProcessPool#giveUpSpare}. */
    static void giveUpSpare() {
        fastStart().giveUpSpare();
    }

    @Override
    public String nextName() {
        return "SpawnProcess-" + (scope.nextNumber("SpawnProcess") + 1);
    }

    @Override
    public Link start(String name) throws IOException {
        return new ProcessLink(name, spare ? launch.takeOrStart() : launch.start());
    }

    @Override
    public FunctionEncoder functions() {
        return fast.functions();
    }

    @Override
    public byte[] initializer() {
        return initializer;
    }

    @Override
    public int maxTasksPerWorker() {
        return maxTasksPerChild;
    }

    @Override
    public TransferLimits limits() {
        return limits;
    }

    @Override
    public BrokenExecutor broken(String message, Throwable cause) {
        return new BrokenProcessPool(message, cause);
    }

    @Override
    public void poolEnded() {
        if (spare && !ExecutorScope.exiting()) {
            launch.keepSpare();
        }
        fast.poolEnded();
    }
}
