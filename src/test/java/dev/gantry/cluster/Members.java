package dev.gantry.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import dev.gantry.Jvm;
import dev.gantry.cli.Main;

/** A cluster of tests on this machine: its members are JVMs of their own, which end with it. */
final class Members implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final List<String> FLAGS = List.of("-Xmx200m",
            "--sun-misc-unsafe-memory-access=allow");

    final Cluster cluster;
    private final String token = Cluster.newToken();
    private final List<Process> processes = Collections.synchronizedList(new ArrayList<>());

    /** With so many members of so many workers each, which are there. */
    Members(int members, int workers, Duration lostAfter) throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::endAll));
        cluster = Cluster.listen("127.0.0.1:0", token, lostAfter);
        for (int i = 0; i < members; i++) {
            start("m" + i, workers);
        }
        await(members);
    }

    String token() {
        return token;
    }

    /** Starts one more, which keeps records in this folder. */
    Process startKeeping(String name, Path folder) throws IOException {
        return start(name, 2, token, new String[]{"--records", folder.toString()});
    }

    /** Starts one more; it joins by itself. */
    Process start(String name, int workers, String... more) throws IOException {
        return start(name, workers, token, more);
    }

    Process start(String name, int workers, String itsToken, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("member", "--join", cluster.address(), "--name", name,
                "--workers", Integer.toString(workers), "--lost-after", "3", "--once"));
        arguments.addAll(List.of(more));
        ProcessBuilder command = Jvm.with(FLAGS, Main.class, arguments.toArray(String[]::new));
        command.environment().put(ClusterPool.TOKEN, itsToken);
        command.redirectErrorStream(true);
        Process process = command.redirectOutput(ProcessBuilder.Redirect.PIPE).start();
        processes.add(process);
        return process;
    }

    /** Runs another command that knows the token; returns its exit code. */
    int command(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder command = Jvm.with(FLAGS, Main.class, arguments);
        command.environment().put(ClusterPool.TOKEN, token);
        Process process = command.redirectErrorStream(true).start();
        process.getInputStream().transferTo(OutputStream.nullOutputStream());
        return process.waitFor();
    }

    /** Waits until exactly so many are there. */
    void await(int members) throws InterruptedException {
        if (!cluster.await(members, PATIENCE)) {
            throw new AssertionError(members + " members should be there, and are " + cluster.members());
        }
    }

    /** Waits until fewer are there. */
    void awaitFewer(int members) {
        while (cluster.members().size() >= members) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Ends all members, and waits until the cluster knows it. */
    void endAllAndWait() {
        endAll();
        awaitFewer(1);
        processes.clear();
    }

    private void endAll() {
        processes.forEach(Process::destroyForcibly);
    }

    @Override
    public void close() {
        endAll();
        cluster.close();
    }

    /** One for all suites of a JVM, since its start takes seconds. */
    static Members shared() {
        return Shared.MEMBERS;
    }

    private static final class Shared {
        private static final Members MEMBERS = start();

        private static Members start() {
            try {
                return new Members(2, 2, Duration.ofSeconds(5));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
