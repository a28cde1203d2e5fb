package dev.gantry.cluster;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.gantry.futures.BrokenExecutor;
import dev.gantry.futures.TransferLimits;
import dev.gantry.futures.remote.Backend;
import dev.gantry.futures.remote.FunctionEncoder;
import dev.gantry.futures.remote.Link;
import dev.gantry.futures.remote.Packing;
import dev.gantry.futures.remote.RemotePool;

/** Backend whose workers are processes on members. A place for a worker is taken with its name. */
final class ClusterBackend implements Backend {
    private static final byte[] NOTHING = {};
    private static final String NOWHERE = "nowhere";

    private final Driver driver;
    private final ClusterOptions options;
    private final Runnable atEnd;
    private final byte[] initializer;
    private final Runnable watcher = this::changed;
    private final Object telling = new Object();
    private volatile RemotePool pool;
    private int places; // guarded by telling

    // guarded by this
    private final Map<String, Machine> reserved = new HashMap<>();
    private final Map<Machine, Integer> used = new HashMap<>();
    private int numbers;

    ClusterBackend(Driver driver, ClusterOptions options, Runnable atEnd) {
        this.driver = driver;
        this.options = options;
        this.atEnd = atEnd;
        try {
            this.initializer = options.initializer().isPresent()
                    ? Packing.object(options.initializer().get(), TransferLimits.MOST_BYTES)
                    : NOTHING;
        } catch (IOException e) {
            throw new IllegalArgumentException("the initializer cannot be sent to another process: " + e.getMessage(),
                    e);
        }
    }

    /** Tells this pool how much room there is, from now on. */
    void serve(RemotePool served) {
        pool = served;
        driver.watch(watcher);
        changed();
    }

    /** Under a lock of its own, so that the last to tell has looked last; the pool asks for names under its own. */
    private void changed() {
        synchronized (telling) {
            if (driver.isClosed()) {
                pool.breakBy(() -> new BrokenClusterPool(Driver.CLOSED, null));
                return;
            }
            int before = places;
            places = driver.machines().stream().mapToInt(Machine::workers).sum();
            pool.room(Math.min(options.maxWorkers(), places));
            if (before > 0 && places == 0) {
                tellWaiting(pool.waiting());
            }
        }
    }

    private static void tellWaiting(int tasks) {
        if (tasks > 0) {
            System.err.println("gantry: the last member is lost; tasks that wait for the next: " + tasks);
        }
    }

    @Override
    public synchronized String nextName() {
        Optional<Machine> free = driver.machines().stream()
                .filter(machine -> left(machine) > 0)
                .max(Comparator.comparingInt(this::left));
        if (free.isEmpty()) {
            return NOWHERE;
        }
        String name = free.get().described.name() + " worker " + ++numbers;
        used.merge(free.get(), 1, Integer::sum);
        reserved.put(name, free.get());
        return name;
    }

    private int left(Machine machine) {
        return machine.workers() - used.getOrDefault(machine, 0);
    }

    @Override
    public Link start(String name) throws IOException {
        Machine machine;
        synchronized (this) {
            machine = reserved.remove(name);
        }
        if (machine == null) {
            throw new NoRoom();
        }
        ClusterLink link = driver.link(name, machine, options.jvmArguments());
        link.ended().thenRun(() -> Thread.ofPlatform().daemon().name("gantry-freed").start(
                () -> free(machine))); // not in Hazelcast's thread
        return link;
    }

    private void free(Machine machine) {
        synchronized (this) {
            used.computeIfPresent(machine, (_, count) -> count == 1 ? null : count - 1);
        }
        changed();
    }

    @Override
    public FunctionEncoder functions() {
        return FunctionEncoder.SERIALISED;
    }

    @Override
    public byte[] initializer() {
        return initializer;
    }

    @Override
    public int maxTasksPerWorker() {
        return options.maxTasksPerChild().orElse(Integer.MAX_VALUE);
    }

    @Override
    public TransferLimits limits() {
        return options.limits();
    }

    @Override
    public BrokenExecutor broken(String message, Throwable cause) {
        return new BrokenClusterPool(message, cause);
    }

    @Override
    public Optional<RuntimeException> lost(String worker, Throwable cause) {
        return Optional.of(new MemberLost(worker + " was lost while the task ran there", cause));
    }

    @Override
    public int retries() {
        return options.retries();
    }

    @Override
    public boolean givesClasses() {
        return true;
    }

    @Override
    public void poolEnded() {
        driver.forget(watcher);
        atEnd.run();
    }
}
