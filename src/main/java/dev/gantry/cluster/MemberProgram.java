package dev.gantry.cluster;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import com.hazelcast.cluster.Member;
import com.hazelcast.topic.ITopic;

import dev.gantry.cluster.Node.Setup;
import dev.gantry.cluster.keep.KeptCounts;
import dev.gantry.cluster.keep.KeptFolder;
import dev.gantry.cluster.keep.KeptStream;
import dev.gantry.wire.Clock;
import dev.gantry.wire.GantryVersion;

/**
 * Member of a cluster: joins its driver, starts workers for it, and when the driver is gone ends them and waits for the
 * next.
 */
public final class MemberProgram {
    private static final Duration COUNTED = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final int FIRST_PORT = 5702;
    private static final int ANY_PORT = 0;
    private static final String NOT_ADMITTED = " answers, but does not admit this member: give both the same token, "
            + "and the same version of Gantry";
    private static final int MOST_REFUSED = 2; // one may be by chance, while drivers come and go
    private static final int LONGEST = 10; // pauses

    private final MemberOptions options;
    private final Consumer<String> say;
    private final KeptFolder kept;
    private int refused; // times, by who listens there now; of the thread that runs

    /**
     * A member that keeps records, where its driver wants that, in its user's folder for that.
     *
     * @param say gets what happens, a sentence each
     */
    public MemberProgram(MemberOptions options, Consumer<String> say) {
        this(options, KeptFolder.in(KeptFolder.usualPlace(), KeptFolder.USUAL_BYTES, say), say);
    }

    /**
     * A member.
     *
     * @param kept where it keeps records
     * @param say gets what happens, a sentence each
     */
    @SuppressWarnings("exports") // what keeps records is among Gantry's own packages
    public MemberProgram(MemberOptions options, KeptFolder kept, Consumer<String> say) {
        this.options = options;
        this.kept = kept;
        this.say = say;
    }

    /**
     * Joins, and joins again, until the calling thread is interrupted; only once if that was wanted.
     *
     * @throws IOException if the driver does not admit it, or nothing can be bound here
     * @throws IllegalArgumentException if the token makes no sense, or the interface is none of this machine's
     * @throws IllegalStateException if Hazelcast's jar is not here
     */
    public void run() throws IOException, InterruptedException {
        Cluster.requireEngine();
        Token token = new Token(options.token());
        Address driver = Address.of(options.join());
        driver.requireOne();
        Optional<Address> wanted = options.bind().map(text -> Address.of(text, ANY_PORT));
        Optional<String> bound = wanted.isPresent() ? Optional.of(own(wanted.get().host())) : Optional.empty();
        int port = wanted.map(Address::port).orElse(ANY_PORT);
        boolean on = true;
        boolean admitted = false;
        while (on) {
            Thread.sleep(PAUSE.multipliedBy(Math.min(refused, LONGEST))); // the one before has left meanwhile
            String here = awaitDriver(driver);
            Session session = new Session(kept);
            Setup setup = new Setup(place(driver, here, bound, port), port == ANY_PORT, driver, token,
                    options.lostAfter(),
                    Map.of(Machine.NAME, options.name(), Machine.WORKERS, Integer.toString(options.workers())));
            try (Node node = start(setup, session, driver)) {
                Optional<Member> found = node.members().stream()
                        .filter(other -> !other.localMember() && other.getAttribute(Machine.WORKERS) == null
                                && other.getAttribute(Machine.ASKS) == null)
                        .findFirst();
                if (found.isEmpty()) { // it left just now, and the next may be there, or it does not admit this one
                    refused = Knock.at(driver).here().isPresent() ? refused + 1 : 0;
                    if (refused == MOST_REFUSED && !admitted) {
                        throw new IOException(driver + NOT_ADMITTED);
                    }
                    if (refused == MOST_REFUSED) { // this one's token is right, and its own driver may come again
                        say.accept(driver + NOT_ADMITTED + ": waiting.");
                    }
                    continue;
                }
                Optional<String> version = Node.otherVersion(found.get());
                if (version.isPresent()) {
                    throw new IOException(
                            "The program at %s has Gantry %s, this member has %s: install the same on both"
                                    .formatted(driver, version.get(), GantryVersion.number()));
                }
                refused = 0;
                admitted = true;
                session.begin(node, found.get());
                say.accept("Joined %s as %s with %d workers.".formatted(driver, options.name(), options.workers()));
                session.awaitEnd(node);
                say.accept("The driver at %s is gone.".formatted(driver));
                on = !options.once();
            } finally {
                session.end();
            }
        }
    }

    /** Starts a node; again if its driver left while it joined. */
    private Node start(Setup setup, Session session, Address driver) throws IOException, InterruptedException {
        while (true) {
            try {
                return Node.start(setup, session);
            } catch (IOException e) {
                if (Knock.at(driver).here().isPresent()) {
                    throw e;
                }
                awaitDriver(driver);
            }
        }
    }

    /** Where it listens itself. */
    private static Address place(Address driver, String here, Optional<String> bound, int port) throws IOException {
        Address place = new Address(bound.orElse(here), port == ANY_PORT ? FIRST_PORT : port);
        if (place.isSix() != new Address(here, port).isSix()) {
            throw new IllegalArgumentException("%s is reached from %s, and cannot reach a member at %s: one is an "
                    .formatted(driver, here, place.host()) + "address of IPv4, the other of IPv6");
        }
        return port == ANY_PORT ? place : place.free();
    }

    private static String own(String bind) {
        try {
            return Address.own(bind);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Waits until a driver listens there, and says what there is instead; returns the address here that reaches it. */
    private String awaitDriver(Address driver) throws InterruptedException {
        String said = "";
        String before = "";
        for (Knock knock = Knock.at(driver);; knock = Knock.at(driver)) {
            if (knock.here().isPresent()) {
                return knock.here().get();
            }
            if (!knock.why().equals(said) && knock.why().equals(before)) { // not of a driver that just starts or ends
                said = knock.why();
                say.accept(said + ": waiting.");
            }
            before = knock.why();
            refused = 0;
            Thread.sleep(PAUSE);
        }
    }

    /** One time of belonging to a driver. */
    private static final class Session implements Post {
        private static final byte[] NOTHING = {};
        private final Map<Long, Hosted> workers = new ConcurrentHashMap<>();
        private final CountDownLatch over = new CountDownLatch(1);
        private final CountDownLatch begun = new CountDownLatch(1);
        private volatile Node node;
        private volatile Member driver;
        private volatile boolean ended;
        private final KeptFolder kept;
        private final Map<Long, KeptStream> streams = new ConcurrentHashMap<>();
        private volatile Clock clock = Clock.SAME;
        private final KeptCounts before;
        private final Object telling = new Object();
        private KeptCounts told = new KeptCounts(0, 0, 0, 0, 0, 0, 0, 0); // guarded by telling
        private Thread counting; // guarded by this

        Session(KeptFolder kept) {
            this.kept = kept;
            this.before = kept.counts();
        }

        void begin(Node joined, Member found) {
            node = joined;
            driver = found;
            begun.countDown();
        }

        void awaitEnd(Node joined) throws InterruptedException {
            if (joined.members().contains(driver)) {
                over.await();
            }
        }

        void end() {
            ended = true;
            workers.values().forEach(Hosted::kill);
            synchronized (this) {
                if (counting != null) {
                    counting.interrupt();
                }
            }
        }

        @Override
        public void left(Member other) {
            if (other.equals(driver)) {
                over.countDown();
            }
        }

        @Override
        public byte[] take(Parcel parcel) {
            if (parcel.kind() == Parcel.PING) {
                return ByteBuffer.allocate(Long.BYTES).putLong(System.nanoTime()).array();
            }
            if (parcel.kind() == Parcel.OPEN) {
                return open(parcel);
            }
            if (parcel.kind() == Parcel.COUNT) {
                return counts();
            }
            if (parcel.kind() == Parcel.PARTS) {
                return Wanted.tellParts(parcel.bytes(), kept);
            }
            if (parcel.kind() == Parcel.FETCH) {
                return Wanted.tellBytes(parcel.bytes(), kept);
            }
            if (parcel.kind() == Parcel.CLOCK) {
                setClock(ByteBuffer.wrap(parcel.bytes()));
                return NOTHING;
            }
            Hosted worker = workers.get(parcel.link());
            if (worker != null) {
                switch (parcel.kind()) {
                    case Parcel.TERMINATE -> worker.terminate();
                    case Parcel.KILL -> worker.kill();
                    default -> worker.take(parcel);
                }
            }
            return NOTHING;
        }

        private byte[] counts() {
            List<LinkEnd.Count> all = workers.values().stream().map(Hosted::count).toList();
            ByteBuffer answer = ByteBuffer.allocate(all.size() * LinkEnd.Count.BYTES);
            all.forEach(count -> count.write(answer));
            return answer.array();
        }

        private byte[] open(Parcel parcel) {
            long number = parcel.link();
            try {
                begun.await(); // it has joined, and is about to know its driver
                WorkerStart wanted = WorkerStart.of(parcel.bytes());
                ITopic<Parcel> way = node.way(driver);
                Optional<KeptStream> stream = wanted.session().isEmpty()
                        ? Optional.empty()
                        : Optional.of(keep(wanted.session(), number));
                Hosted worker = Hosted.start(number, wanted, back -> Node.send(way, back), stream);
                workers.put(number, worker);
                worker.begin(wanted, this::tellLast, () -> {
                    workers.remove(number);
                    streams.remove(number);
                });
                if (ended) {
                    worker.kill();
                }
                return ByteBuffer.allocate(Long.BYTES).putLong(worker.id()).array();
            } catch (IOException | RuntimeException e) {
                return refusal(e.getMessage());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return refusal("the member ends");
            }
        }

        private KeptStream keep(String session, long number) throws IOException {
            KeptStream stream = kept.stream(session, number);
            stream.correct(clock);
            streams.put(number, stream);
            synchronized (this) {
                if (counting == null && !ended) {
                    counting = Thread.ofPlatform().daemon().name("gantry-counts").start(this::tellCounts);
                }
            }
            return stream;
        }

        private void setClock(ByteBuffer told) {
            try {
                clock = new Clock(told.getLong(), told.getLong());
                streams.values().forEach(stream -> stream.correct(clock));
            } catch (IllegalArgumentException | BufferUnderflowException _) {
                return; // no clock: the one that is known stays
            }
        }

        /** Once a second all that came is on the disk, and the driver is told what was counted, if that is due. */
        private void tellCounts() {
            try {
                while (true) {
                    Thread.sleep(COUNTED);
                    kept.flush();
                    tellCounted(false);
                }
            } catch (InterruptedException | IOException _) {
                return; // the driver has left
            }
        }

        /** A worker has ended: what it lost is told while its recording may still be on. */
        private void tellLast() {
            try {
                if (!streams.isEmpty() && !ended) {
                    tellCounted(true);
                }
            } catch (IOException _) {
                return; // the driver has left
            }
        }

        private void tellCounted(boolean last) throws IOException {
            synchronized (telling) {
                KeptCounts now = kept.counts().since(before);
                if (last ? !now.sameAs(told) : now.isDue(told)) {
                    node.ask(driver, new Parcel(Parcel.COUNTS, node.number(), now.bytesOfIt()));
                    told = now;
                }
            }
        }

        private static byte[] refusal(String why) {
            byte[] text = why.getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.allocate(Long.BYTES + text.length).putLong(-1).put(text).array();
        }
    }
}
