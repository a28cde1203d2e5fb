package dev.gantry.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import dev.gantry.futures.Executor;
import dev.gantry.futures.ExecutorScope;

/**
 * Place where members join, {@code gantry member --join HOST:PORT}, and whose pools run tasks on them. Safe for all
 * threads.
 *
 * <p><b>Members run whatever this program sends them, as the user who started them.</b> Nobody joins who does not know
 * the token. Traffic is not encrypted: on a network that others read, go through WireGuard or an SSH tunnel.
 *
 * <p>It listens on the interface that is named, and only there. Nothing is announced and nothing looked for.
 */
public final class Cluster implements AutoCloseable {
    private static final String ENGINE = "com.hazelcast.core.Hazelcast";
    private static final Duration LOST_AFTER = Duration.ofSeconds(10);

    private final Driver driver;
    private final String token;
    private final Thread end = new ProgramEnd(this::finish);

    private Cluster(Driver driver, String token) {
        this.driver = driver;
        this.token = token;
        end.start();
    }

    /** Whether Hazelcast's jar is here, without which there are no clusters. */
    public static boolean isAvailable() {
        try {
            Class.forName(ENGINE, false, Cluster.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError _) {
            return false;
        }
    }

    /** A new token, to be given to members by a way that nobody else reads. */
    public static String newToken() {
        return Token.random();
    }

    /**
     * Listens for members; a member that is silent for ten seconds counts as lost. Takes a second or two.
     *
     * @param address {@code HOST:PORT}: the interface and the port, 5701 as a rule, 0 for any
     * @param token that members have to know, of 16 characters or more
     * @throws IllegalArgumentException if one of the two makes no sense
     * @throws IOException if it cannot listen there
     * @throws IllegalStateException if Hazelcast's jar is not here
     */
    public static Cluster listen(String address, String token) throws IOException {
        return listen(address, token, LOST_AFTER);
    }

    /**
     * The same.
     *
     * @param lostAfter how long a member may be silent before it counts as lost, two seconds to a day. One whose
     *     process ends is noticed at once
     */
    public static Cluster listen(String address, String token, Duration lostAfter) throws IOException {
        requireEngine();
        Address here = Address.of(address);
        MemberOptions.requireSilence(Objects.requireNonNull(lostAfter, "lostAfter"));
        return new Cluster(Driver.listen(here, new Token(token), lostAfter), token);
    }

    static void requireEngine() {
        if (!isAvailable()) {
            throw new IllegalStateException("clusters need Hazelcast, whose jar is not here: put "
                    + "com.hazelcast:hazelcast on the class path, or use a package with it");
        }
    }

    /** Where it listens, {@code HOST:PORT}. */
    public String address() {
        return driver.address().toString();
    }

    /** The members that are there, in the order in which they came. */
    public List<ClusterMember> members() {
        return driver.machines().stream().map(machine -> machine.described).toList();
    }

    /**
     * Where the records of members' workers go that start from now on, while this program is recorded. {@link
     * MemberRecords#AUTO} if nothing is said here or in the system property {@value MemberRecords#PROPERTY}.
     */
    public void records(MemberRecords where) {
        driver.records(Objects.requireNonNull(where, "where"));
    }

    /**
     * Waits until so many members are there. Pools need not wait: their tasks do.
     *
     * @return false if they were not in this time
     */
    public boolean await(int members, Duration most) throws InterruptedException {
        return driver.await(members, most);
    }

    String token() {
        return token;
    }

    ClusterBackend backend(ClusterOptions options, Runnable atEnd) {
        if (driver.isClosed()) {
            throw new IllegalStateException(Driver.CLOSED);
        }
        return new ClusterBackend(driver, options, atEnd);
    }

    /**
     * Ends it: members wait for the next that listens here. Pools that are open are broken: their futures fail at once
     * with a {@link BrokenClusterPool}, those of tasks that wait too. So close the pools before.
     */
    @Override
    public void close() {
        end.interrupt();
        driver.close();
    }

    /** At the end of a program: waits for the pools that it left open. */
    private void finish() {
        for (List<Executor> left = open(); !left.isEmpty(); left = open()) {
            left.forEach(Executor::close);
        }
        close();
    }

    private List<Executor> open() {
        return ExecutorScope.jvm().open().stream()
                .filter(each -> each instanceof ClusterPool pool && pool.cluster() == this)
                .toList();
    }
}
