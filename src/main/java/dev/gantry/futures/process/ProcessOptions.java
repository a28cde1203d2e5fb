package dev.gantry.futures.process;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

import dev.gantry.futures.Action;
import dev.gantry.futures.TransferLimits;

/**
 * Options of a {@link ProcessPool}.
 *
 * @param maxWorkers how many processes there are at most
 * @param initializer runs once in each process, before its tasks; if it fails, the pool is broken
 * @param maxTasksPerChild after how many tasks a process is replaced by a fresh one; empty for never
 * @param jvmArguments further options of the workers' JVMs, such as {@code -Xmx1g}
 * @param fastStart whether workers start from a cache in the user's folder and have functions linked in advance, so
 *     that the first result comes early; the results are the same. Off for all pools where the system property {@value
 *     #PLAIN} is true.
 * @param spare whether the first worker may be one that waits since another pool's end, and whether one shall wait when
 *     this pool has ended, see {@link ProcessPool}. Needs {@code fastStart}. Off for all pools where the system
 *     property {@value #SPARE} is false
 * @param limits of what is sent to and from workers
 */
public record ProcessOptions(
        int maxWorkers, Optional<Action> initializer, OptionalInt maxTasksPerChild, List<String> jvmArguments,
        boolean fastStart, boolean spare, TransferLimits limits) {
    private static final String NO_INITIALIZER = "initializer must be a callable";
    static final String PLAIN = "gantry.workers.plain";
    static final String SPARE = "gantry.workers.spare";

    public ProcessOptions {
        if (maxWorkers <= 0) {
            throw new IllegalArgumentException("max_workers must be greater than 0");
        }
        Objects.requireNonNull(initializer, NO_INITIALIZER);
        if (maxTasksPerChild.orElse(1) < 1) {
            throw new IllegalArgumentException("max_tasks_per_child must be >= 1");
        }
        jvmArguments = List.copyOf(jvmArguments);
        Objects.requireNonNull(limits);
        fastStart &= !Boolean.getBoolean(PLAIN);
        spare &= Boolean.parseBoolean(System.getProperty(SPARE, "true"));
    }

    /** Default options with this many processes. */
    public static ProcessOptions workers(int most) {
        return new ProcessOptions(most, Optional.empty(), OptionalInt.empty(), List.of(), true, true,
                TransferLimits.USUAL);
    }

    public ProcessOptions initializedBy(Action action) {
        return new ProcessOptions(maxWorkers, Optional.of(Objects.requireNonNull(action, NO_INITIALIZER)),
                maxTasksPerChild, jvmArguments, fastStart, spare, limits);
    }

    public ProcessOptions withMaxTasksPerChild(int tasks) {
        return new ProcessOptions(maxWorkers, initializer, OptionalInt.of(tasks), jvmArguments, fastStart, spare,
                limits);
    }

    public ProcessOptions withJvmArguments(String... arguments) {
        return new ProcessOptions(maxWorkers, initializer, maxTasksPerChild, List.of(arguments), fastStart, spare,
                limits);
    }

    public ProcessOptions withFastStart(boolean on) {
        return new ProcessOptions(maxWorkers, initializer, maxTasksPerChild, jvmArguments, on, spare, limits);
    }

    public ProcessOptions withSpare(boolean on) {
        return new ProcessOptions(maxWorkers, initializer, maxTasksPerChild, jvmArguments, fastStart, on, limits);
    }

    public ProcessOptions withLimits(TransferLimits most) {
        return new ProcessOptions(maxWorkers, initializer, maxTasksPerChild, jvmArguments, fastStart, spare, most);
    }
}
