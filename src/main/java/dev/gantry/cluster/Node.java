package dev.gantry.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.config.Config;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.ListenerConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.IExecutorService;
import com.hazelcast.topic.ITopic;

import dev.gantry.wire.GantryVersion;

/** An end of the cluster in this JVM: an instance of Hazelcast that holds no data. Safe for all threads. */
final class Node implements AutoCloseable {
    /** Attribute of all: their version of Gantry. */
    static final String VERSION = "gantry";

    private static final Logger LOG = Logger.getLogger("com.hazelcast");
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String EXECUTOR = "gantry";
    private static final String TOPICS = "gantry-to-";
    private static final int THREADS = 8;
    private static final int PORTS = 100;

    /** Hazelcast's properties: quiet, small, fast to begin, bound to the interface that was named, and silent. */
    private static final Map<String, String> PROPERTIES = Map.ofEntries(
            Map.entry("hazelcast.logging.type", "none"),
            Map.entry("hazelcast.phone.home.enabled", "false"),
            Map.entry("hazelcast.shutdownhook.enabled", "false"),
            Map.entry("hazelcast.socket.bind.any", "false"),
            Map.entry("hazelcast.health.monitoring.level", "OFF"),
            Map.entry("hazelcast.jmx", "false"),
            Map.entry("hazelcast.partition.count", "1"),
            Map.entry("hazelcast.operation.thread.count", "1"),
            Map.entry("hazelcast.operation.generic.thread.count", "4"),
            Map.entry("hazelcast.io.thread.count", "1"),
            Map.entry("hazelcast.operation.response.thread.count", "0"), // a hop less for each answer
            Map.entry("hazelcast.event.thread.count", "1"),
            Map.entry("hazelcast.wait.seconds.before.join", "0"),
            Map.entry("hazelcast.max.wait.seconds.before.join", "0"),
            Map.entry("hazelcast.max.join.seconds", "30"),
            Map.entry("hazelcast.heartbeat.interval.seconds", "1"));

    private final HazelcastInstance instance;
    private final IExecutorService executor;

    /**
     * What a node is.
     *
     * @param here the interface that it is bound to, by its number; its port is the first that is tried
     * @param anyPort whether one of the ports above will do
     * @param driver whom it joins; itself, if it is the driver
     * @param lostAfter how long another may be silent before it counts as lost
     * @param attributes what others are told of it
     */
    record Setup(Address here, boolean anyPort, Address driver, Token token, Duration lostAfter,
            Map<String, String> attributes) {}

    private Node(HazelcastInstance instance, Post post) {
        this.instance = instance;
        this.executor = instance.getExecutorService(EXECUTOR);
        way(instance.getCluster().getLocalMember()).addMessageListener(came -> post.take(came.getMessageObject()));
    }

    /**
     * The way to another, for parcels without answers: they come in the order in which a thread publishes them, or are
     * lost. Nothing goes there before the other has begun, nor after it has left.
     */
    ITopic<Parcel> way(Member other) {
        return instance.getTopic(TOPICS + other.getUuid());
    }

    /**
     * Starts one. Takes a second or two.
     *
     * @throws IOException if it cannot: the port is taken, say
     */
    static Node start(Setup setup, Post post) throws IOException {
        FutureTask<HazelcastInstance> start = new FutureTask<>(
                () -> quietly(() -> Hazelcast.newHazelcastInstance(config(setup, post))));
        // Most of its threads are daemons if that one is.
        Thread.ofPlatform().daemon().name("gantry-start").start(start);
        try {
            return new Node(answer(start), post);
        } catch (ExecutionException e) {
            throw new IOException("Hazelcast cannot start on %s: %s".formatted(setup.here,
                    String.valueOf(e.getCause().getMessage()).lines().findFirst().orElse("it does not say why")),
                    e.getCause());
        }
    }

    /** Waits for this; an interrupt does not end that, and is kept. */
    private static <T> T answer(Future<T> future) throws ExecutionException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Hazelcast recommends flags of the JVM, before it asks which logging is wanted. */
    private static <T> T quietly(Supplier<T> start) {
        Level before = LOG.getLevel();
        LOG.setLevel(Level.OFF);
        try {
            return start.get();
        } finally {
            LOG.setLevel(before);
        }
    }

    private static Config config(Setup setup, Post post) {
        Config config = new Config();
        config.setInstanceName("gantry-" + NUMBERS.incrementAndGet()); // its threads are called so
        config.setClusterName(setup.token.clusterName());
        config.setClassLoader(Node.class.getClassLoader());
        config.setLiteMember(true);
        Parcel.bring(config, post);
        PROPERTIES.forEach(config::setProperty);
        config.setProperty("hazelcast.prefer.ipv4.stack", Boolean.toString(!setup.here.isSix()));
        config.setProperty("hazelcast.max.no.heartbeat.seconds",
                Long.toString(setup.lostAfter.toSeconds()));
        config.getMemberAttributeConfig().setAttribute(VERSION, GantryVersion.number());
        setup.attributes.forEach(config.getMemberAttributeConfig()::setAttribute);
        config.getMetricsConfig().setEnabled(false);
        config.getTopicConfig(TOPICS + "*").setStatisticsEnabled(false);
        config.getExecutorConfig(EXECUTOR).setPoolSize(THREADS).setStatisticsEnabled(false);
        config.getSerializationConfig().addDataSerializableFactory(Parcel.FACTORY, Parcel.MAKER);
        config.getSerializationConfig().setJavaSerializationFilterConfig(new JavaSerializationFilterConfig());
        config.addListenerConfig(new ListenerConfig(new Changes(post)));
        NetworkConfig network = config.getNetworkConfig();
        network.setPort(setup.here.port()).setPortAutoIncrement(setup.anyPort).setPortCount(PORTS);
        network.getInterfaces().setEnabled(true).addInterface(setup.here.host());
        network.getJoin().getMulticastConfig().setEnabled(false);
        network.getJoin().getAutoDetectionConfig().setEnabled(false);
        network.getJoin().getTcpIpConfig().setEnabled(true).addMember(setup.driver.toString());
        return config;
    }

    /** Tells the post who comes and goes. */
    private record Changes(Post post) implements MembershipListener {
        @Override
        public void memberAdded(MembershipEvent event) {
            post.joined(event.getMember());
        }

        @Override
        public void memberRemoved(MembershipEvent event) {
            post.left(event.getMember());
        }
    }

    Address address() {
        return addressOf(instance.getCluster().getLocalMember());
    }

    static Address addressOf(Member member) {
        return new Address(member.getAddress().getHost(), member.getAddress().getPort());
    }

    /** The version of Gantry that another has, if it is not this one's. */
    static Optional<String> otherVersion(Member other) {
        String version = String.valueOf(other.getAttribute(VERSION));
        return version.equals(GantryVersion.number()) ? Optional.empty() : Optional.of(version);
    }

    /** How this one calls itself in what it sends. */
    long number() {
        return Machine.number(instance.getCluster().getLocalMember().getUuid());
    }

    /** All, this one too. */
    Set<Member> members() {
        return instance.getCluster().getMembers();
    }

    /**
     * Sends a parcel and waits for the answer. An interrupt does not end the waiting, and is kept.
     *
     * @throws IOException if the other has left
     */
    byte[] ask(Member other, Parcel parcel) throws IOException {
        Future<byte[]> sent = send(other, parcel);
        try {
            return answer(sent);
        } catch (ExecutionException | HazelcastException | IllegalStateException e) { // with a cause or without
            throw new IOException(e.getMessage(), e);
        }
    }

    /**
     * Sends a parcel one way.
     *
     * @throws IOException if this end has left
     */
    static void send(ITopic<Parcel> way, Parcel parcel) throws IOException {
        try {
            way.publish(parcel);
        } catch (HazelcastException | IllegalStateException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Sends a parcel whose answer nobody needs; to one that has left, nothing. */
    void tell(Member other, Parcel parcel) {
        try {
            send(other, parcel);
        } catch (IOException _) {
            return;
        }
    }

    private Future<byte[]> send(Member other, Parcel parcel) throws IOException {
        try {
            return executor.submitToMember(parcel, other);
        } catch (HazelcastException | IllegalStateException | RejectedExecutionException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Ends at once; the others notice. */
    @Override
    public void close() {
        instance.getLifecycleService().terminate();
    }
}
