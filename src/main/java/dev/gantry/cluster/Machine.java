package dev.gantry.cluster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.hazelcast.cluster.Member;
import com.hazelcast.topic.ITopic;

import dev.gantry.cluster.keep.KeptCounts;
import dev.gantry.hook.Probe;
import dev.gantry.wire.Clock;

/** Member as the driver sees it. Safe for all threads. */
final class Machine {
    static final String NAME = "name";
    static final String WORKERS = "workers";

    /** Attribute of who only asks for records. */
    static final String ASKS = "asks";

    final Member member;
    final ClusterMember described;
    private final Node node;
    private final ITopic<Parcel> way;
    private volatile Optional<Clock> clock = Optional.empty();
    private volatile boolean left;

    // guarded by this
    private final MemberCounters counters = new MemberCounters();
    private final Set<ClusterLink> recording = new HashSet<>();

    Machine(Node node, Member member, String name) {
        this.node = node;
        this.member = member;
        this.way = node.way(member);
        this.described = new ClusterMember(name, Node.addressOf(member).toString(),
                Integer.parseInt(member.getAttribute(WORKERS)));
    }

    /** What the timeline calls it: its name and its host. */
    String lane() {
        return "%s (%s)".formatted(described.name(), member.getAddress().getHost());
    }

    int workers() {
        return described.workers();
    }

    /** Measures its clock. Takes fifty round trips. */
    void measureClock() throws IOException {
        clock = Optional.of(new ClockRounds(System::nanoTime,
                () -> ByteBuffer.wrap(ask(Parcel.PING, 0, new byte[0])).getLong()).measure());
    }

    Optional<Clock> clock() {
        return clock;
    }

    /** What the member says of the links that it knows, by their numbers. */
    Map<Long, LinkEnd.Count> counts() throws IOException {
        ByteBuffer answer = ByteBuffer.wrap(ask(Parcel.COUNT, 0, new byte[0]));
        Map<Long, LinkEnd.Count> counts = new HashMap<>();
        while (answer.remaining() >= LinkEnd.Count.BYTES) {
            LinkEnd.Count count = LinkEnd.Count.read(answer);
            counts.put(count.link(), count);
        }
        return counts;
    }

    /** Tells it how far its clock is from ours, for the records that it keeps. */
    void tellClock() throws IOException {
        Clock known = clock.orElse(Clock.SAME);
        ask(Parcel.CLOCK, 0, ByteBuffer.allocate(2 * Long.BYTES).putLong(known.offset())
                .putLong(known.uncertainty()).array());
    }

    /** How a member calls itself in what it sends. */
    static long number(UUID id) {
        return id.getMostSignificantBits();
    }

    /** It has counted this: counters of its lane. */
    synchronized void count(byte[] bytes) {
        KeptCounts counted;
        try {
            counted = KeptCounts.of(bytes);
        } catch (IllegalArgumentException _) {
            return;
        }
        if (!left) {
            Probe.intake().ifPresentOrElse(on -> counters.tell(on, lane(), counted, clock.orElse(Clock.SAME)),
                    () -> counters.skip(counted));
        }
    }

    byte[] ask(int kind, long link, byte[] bytes) throws IOException {
        return node.ask(member, new Parcel(kind, link, bytes));
    }

    /** Sends a parcel that has no answer. */
    void send(Parcel parcel) throws IOException {
        Node.send(way, parcel);
    }

    void tell(int kind, long link) {
        node.tell(member, new Parcel(kind, link, new byte[0]));
    }

    /** Its lane ends when those of its workers have ended. */
    synchronized void leave() {
        left = true;
        endWithLast();
    }

    /** The lane of this link's worker will be on its lane. */
    synchronized void records(ClusterLink link) {
        recording.add(link);
    }

    /** All lanes of this link's worker have ended. */
    synchronized void recorded(ClusterLink link) {
        if (recording.remove(link)) {
            endWithLast();
        }
    }

    private void endWithLast() {
        if (left && recording.isEmpty()) {
            Probe.intake().ifPresent(on -> on.machineGone(lane()));
        }
    }

    boolean hasLeft() {
        return left;
    }

    @Override
    public String toString() {
        return described.name() + " (" + described.address() + ")";
    }
}
