package dev.gantry.cluster;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

import dev.gantry.futures.Action;
import dev.gantry.futures.TransferLimits;

/**
 * Options of a {@link ClusterPool}.
 *
 * @param maxWorkers how many workers there are at most, on all members together
 * @param initializer runs once in each worker, before its tasks; if it fails, the pool is broken
 * @param maxTasksPerChild after how many tasks a worker is replaced by a fresh one; empty for never
 * @param jvmArguments further options of the workers' JVMs, such as {@code -Xmx1g}
 * @param retries how often a task is run again whose worker was lost. It may have done something before: so 0, unless a
 *     task does no harm when it runs twice
 * @param limits of what is sent to and from workers
 */
public record ClusterOptions(
        int maxWorkers, Optional<Action> initializer, OptionalInt maxTasksPerChild, List<String> jvmArguments,
        int retries, TransferLimits limits) {
    private static final String NO_INITIALIZER = "initializer must be a callable";

    public ClusterOptions {
        if (maxWorkers <= 0) {
            throw new IllegalArgumentException("max_workers must be greater than 0");
        }
        Objects.requireNonNull(initializer, NO_INITIALIZER);
        if (maxTasksPerChild.orElse(1) < 1) {
            throw new IllegalArgumentException("max_tasks_per_child must be >= 1");
        }
        if (retries < 0) {
            throw new IllegalArgumentException("a task runs again 0 times or more, not " + retries);
        }
        jvmArguments = List.copyOf(jvmArguments);
        Objects.requireNonNull(limits);
    }

    /** Default options: as many workers as the members have. */
    public static ClusterOptions usual() {
        return new ClusterOptions(Integer.MAX_VALUE, Optional.empty(), OptionalInt.empty(), List.of(), 0,
                TransferLimits.USUAL);
    }

    /** Default options with so many workers at most. */
    public static ClusterOptions workers(int most) {
        return new ClusterOptions(most, Optional.empty(), OptionalInt.empty(), List.of(), 0, TransferLimits.USUAL);
    }

    public ClusterOptions initializedBy(Action action) {
        return new ClusterOptions(maxWorkers, Optional.of(Objects.requireNonNull(action, NO_INITIALIZER)),
                maxTasksPerChild, jvmArguments, retries, limits);
    }

    public ClusterOptions withMaxTasksPerChild(int tasks) {
        return new ClusterOptions(maxWorkers, initializer, OptionalInt.of(tasks), jvmArguments, retries, limits);
    }

    public ClusterOptions withJvmArguments(String... arguments) {
        return new ClusterOptions(maxWorkers, initializer, maxTasksPerChild, List.of(arguments), retries, limits);
    }

    public ClusterOptions withRetries(int times) {
        return new ClusterOptions(maxWorkers, initializer, maxTasksPerChild, jvmArguments, times, limits);
    }

    public ClusterOptions withLimits(TransferLimits most) {
        return new ClusterOptions(maxWorkers, initializer, maxTasksPerChild, jvmArguments, retries, most);
    }
}
