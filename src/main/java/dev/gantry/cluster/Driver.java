package dev.gantry.cluster;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

import com.hazelcast.cluster.Member;

import dev.gantry.trace.kept.KeptAt;
import dev.gantry.wire.GantryVersion;

/** Driver: its members, and the links to workers on them. Safe for all threads. */
final class Driver implements Post, AutoCloseable {
    /** What fails, and why, when the cluster was closed. */
    static final String CLOSED = "the cluster was closed";

    private static final byte[] NOTHING = {};

    /** How often it is looked whether all that was sent has come. */
    private static final Duration CHECK = Duration.ofSeconds(2);

    /** Clocks are measured every so many times: every 30 s. */
    private static final int MEASURE = 15;

    private final Map<Long, ClusterLink> links = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final String session = "%016x".formatted(new SecureRandom().nextLong());
    private volatile MemberRecords records = MemberRecords.usual();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private final Thread rounds = Thread.ofPlatform().daemon().name("gantry-rounds").unstarted(this::goRounds);
    private Node node;

    // guarded by this
    private final Map<UUID, Machine> machines = new LinkedHashMap<>();
    private boolean closed;

    private Driver() {}

    /**
     * Starts to listen.
     *
     * @throws IOException if it cannot
     */
    static Driver listen(Address here, Token token, Duration lostAfter) throws IOException {
        Driver driver = new Driver();
        Address place = here.free();
        synchronized (driver) { // who joins at once waits until the node is known
            driver.node = Node.start(new Node.Setup(place, false, place, token, lostAfter, Map.of()), driver);
        }
        driver.rounds.start();
        return driver;
    }

    Address address() {
        return node.address();
    }

    /** The members that are there and whose clock is known, in the order in which they came. */
    synchronized List<Machine> machines() {
        return machines.values().stream().filter(machine -> machine.clock().isPresent()).toList();
    }

    /** Waits until so many are there; false if they are not in time. */
    synchronized boolean await(int count, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (machines().size() < count) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Calls this whenever members come or go, and when it is closed, in any thread. */
    void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    void forget(Runnable watcher) {
        watchers.remove(watcher);
    }

    /** A link to a worker on this machine, which is not started yet. */
    ClusterLink link(String name, Machine machine, List<String> jvmArguments) {
        long number = numbers.getAndIncrement();
        boolean kept = records.keeps(machines().size());
        ClusterLink link = new ClusterLink(number, name, machine,
                new WorkerStart(name, jvmArguments, kept ? session : "").bytes(),
                kept ? Optional.of(new Outline(name, time -> kept(machine, number, time))) : Optional.empty());
        links.put(link.number(), link);
        link.ended().thenRun(() -> links.remove(link.number()));
        if (machine.hasLeft()) {
            link.lose();
        }
        return link;
    }

    /** What a recording says of the records that a member keeps, in a mark of this time. */
    private String kept(Machine machine, long link, long time) {
        return new KeptAt(session, link, machine.described.name(), node.address().toString(), time).message().text();
    }

    void records(MemberRecords where) {
        records = where;
    }

    @Override
    public byte[] take(Parcel parcel) {
        if (parcel.kind() == Parcel.COUNTS) {
            machine(parcel.link()).ifPresent(machine -> machine.count(parcel.bytes()));
            return NOTHING;
        }
        ClusterLink link = links.get(parcel.link());
        if (link != null) {
            link.take(parcel);
        }
        return NOTHING;
    }

    /** The machine that calls itself so. */
    private synchronized Optional<Machine> machine(long called) {
        return machines.values().stream().filter(machine -> Machine.number(machine.member.getUuid()) == called)
                .findFirst();
    }

    @Override
    public void joined(Member other) {
        if (other.localMember() || other.getAttribute(Machine.WORKERS) == null) {
            return;
        }
        Thread.ofPlatform().daemon().name("gantry-joined").start(() -> welcome(other)); // not in Hazelcast's thread
    }

    private void welcome(Member other) {
        Optional<String> version = Node.otherVersion(other);
        if (version.isPresent()) {
            System.err.println(
                    "gantry: the member %s (%s) has Gantry %s, this program has %s: it gets no tasks".formatted(
                            other.getAttribute(Machine.NAME), Node.addressOf(other), version.get(),
                            GantryVersion.number()));
            return;
        }
        Machine machine;
        synchronized (this) {
            machine = new Machine(node, other, unique(other.getAttribute(Machine.NAME)));
            machines.put(other.getUuid(), machine);
        }
        try {
            machine.measureClock();
            machine.tellClock();
        } catch (IOException _) {
            return; // it has left, which is told by itself
        }
        changed();
    }

    private String unique(String name) {
        List<String> taken = machines.values().stream().map(machine -> machine.described.name()).toList();
        String found = name;
        for (int i = 2; taken.contains(found); i++) {
            found = name + "#" + i;
        }
        return found;
    }

    @Override
    public void left(Member other) {
        Machine machine;
        synchronized (this) {
            machine = machines.remove(other.getUuid());
        }
        if (machine != null) {
            machine.leave();
            for (ClusterLink link : List.copyOf(links.values())) {
                if (link.where() == machine) {
                    link.lose();
                }
            }
            changed();
        }
    }

    private void changed() {
        synchronized (this) {
            notifyAll();
        }
        watchers.forEach(Runnable::run);
    }

    /** Asks each member again and again whether all has come, and now and then what its clock says. */
    private void goRounds() {
        try {
            for (int round = 1;; round++) {
                Thread.sleep(CHECK);
                for (Machine machine : machines()) {
                    try {
                        if (round % MEASURE == 0) {
                            machine.measureClock();
                            machine.tellClock();
                        }
                        check(machine);
                    } catch (IOException _) {
                        continue; // it leaves
                    }
                }
            }
        } catch (InterruptedException _) {
            return; // closed
        }
    }

    private void check(Machine machine) throws IOException {
        List<ClusterLink> open = links.values().stream().filter(link -> link.where() == machine && link.isOpen())
                .toList();
        if (open.isEmpty()) {
            return;
        }
        Map<Long, LinkEnd.Count> counts = machine.counts();
        open.forEach(link -> link.check(Optional.ofNullable(counts.get(link.number()))));
    }

    /** Ends; links that are open are lost. */
    @Override
    public void close() {
        List<Machine> left;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            left = new ArrayList<>(machines.values());
            machines.clear();
        }
        changed();
        rounds.interrupt();
        left.forEach(Machine::leave);
        List.copyOf(links.values()).forEach(ClusterLink::lose);
        node.close();
    }
}
