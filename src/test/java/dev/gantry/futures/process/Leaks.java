package dev.gantry.futures.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this process holds: threads of pools, child processes, open files.
 *
 * @param threads the names of the threads that pools start
 * @param processes how many children there are
 * @param files how many files are open, 0 where that cannot be known
 */
record Leaks(Set<String> threads, long processes, long files) {
    private static final long PATIENCE = 20_000_000_000L;

    static Leaks now() {
        ProcessPool.giveUpSpare(); // which is not forgotten, but kept
        Set<String> threads = Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("gantry-") || name.contains("FeederThread")
                        || name.contains("ManagerThread"))
                .collect(Collectors.toCollection(TreeSet::new));
        return new Leaks(threads, ProcessHandle.current().children().count(), openFiles());
    }

    /** What was begun is ended, soon. Files that a class loader opened meanwhile do not count. */
    void expectNoMore() {
        long start = System.nanoTime();
        Leaks now = now();
        while ((!threads.containsAll(now.threads) || now.processes > processes || now.files > files + 3)
                && System.nanoTime() - start < PATIENCE) {
            LockSupport.parkNanos(5_000_000);
            now = now();
        }
        assertThat(threads).containsAll(now.threads);
        assertThat(now.processes).isLessThanOrEqualTo(processes);
        assertThat(now.files).isLessThanOrEqualTo(files + 3);
    }

    private static long openFiles() {
        Path folder = Path.of("/proc/self/fd");
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
