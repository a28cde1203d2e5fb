package dev.gantry.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.gantry.futures.process.HostedWorker;

/**
 * Member on this machine, in a process of its own that ends with this one: for programs that show a cluster, or measure
 * one. Safe for all threads.
 */
public final class LocalMember implements AutoCloseable {
    private static final Duration LOST_AFTER = Duration.ofSeconds(10);

    /** A member passes bytes on: it need not be fast, but should be there soon. */
    private static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
            "-Xmx256m", "--sun-misc-unsafe-memory-access=allow");

    private final Process process;

    private LocalMember(Process process) {
        this.process = process;
    }

    /**
     * Starts one, which joins after a second or two.
     *
     * @param workers how many processes it runs for each pool at most
     */
    public static LocalMember start(Cluster cluster, String name, int workers) throws IOException {
        ProcessBuilder program = HostedWorker.program(OPTIONS, LocalMember.class, cluster.address(), name,
                Integer.toString(workers));
        program.environment().put(ClusterPool.TOKEN, cluster.token());
        return new LocalMember(program.redirectOutput(Redirect.DISCARD).redirectError(Redirect.INHERIT).start());
    }

    /** The process. */
    public static void main(String[] arguments) throws Exception {
        Thread.ofPlatform().daemon().name("gantry-parent").start(() -> awaitEnd(System.in));
        new MemberProgram(new MemberOptions(arguments[0], System.getenv(ClusterPool.TOKEN), arguments[1],
                Integer.parseInt(arguments[2]), Optional.empty(), LOST_AFTER, true), _ -> {}).run();
    }

    /** The stream ends with the process that started this one. */
    private static void awaitEnd(InputStream in) {
        try {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException _) {
            // the same
        }
        Runtime.getRuntime().halt(0);
    }

    /** Ends it at once, as a power cut would. Its workers end with it. */
    public void kill() {
        process.destroyForcibly();
    }

    /** The same, and waits for its end. */
    @Override
    public void close() {
        kill();
        process.onExit().join();
    }
}
