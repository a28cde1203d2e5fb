package dev.gantry.cluster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import com.hazelcast.cluster.Member;

import dev.gantry.cluster.keep.KeptFolder.Part;
import dev.gantry.trace.kept.KeptAt;

/**
 * Fetching of records that members keep: where a driver listens, as another who knows the token; where none does any
 * more, in its place, and members come as they come to a driver. For one thread.
 */
public final class Fetch implements AutoCloseable {
    private static final Duration LOST_AFTER = Duration.ofSeconds(10);
    private static final long PAUSE = 200;
    private static final int FIRST_PORT = 5802;

    private final Node node;
    private final Address address;

    /**
     * Parts of a worker's records that follow each other.
     *
     * @param recording which of its recordings
     * @param first number of the first part
     * @param last of the last
     * @param records how many the last part has
     * @param bytes the wire form, from the HELLO on
     */
    public record Stretch(int recording, int first, int last, int records, byte[] bytes) {}

    /**
     * The records of a worker.
     *
     * @param of where they were
     */
    public record Fetched(KeptAt of, List<Stretch> stretches) {}

    /** What is there already, and so is not fetched. */
    public interface Known {
        /**
         * Whether this part of a worker's recording is.
         *
         * @param records how many it has now
         * @throws IOException if only some of it is; the message is for the user
         */
        boolean has(KeptAt worker, int recording, int part, int records) throws IOException;
    }

    /** How far it is. */
    public interface Progress {
        /** So many of so many parts have come. */
        void parts(int come, int all);
    }

    private Fetch(Node node, Address address) {
        this.node = node;
        this.address = address;
    }

    /**
     * Goes to where a driver listens, or listened.
     *
     * @param at its address, {@code HOST:PORT}
     * @throws IOException if neither can be done; the message is for the user
     * @throws IllegalArgumentException if address or token make no sense
     * @throws IllegalStateException if Hazelcast's jar is not here
     */
    public static Fetch at(String at, String token) throws IOException {
        Cluster.requireEngine();
        Address driver = Address.of(at);
        Token known = new Token(token);
        Optional<String> here = Knock.at(driver).here();
        try {
            Node.Setup setup = here.isPresent()
                    ? new Node.Setup(new Address(here.get(), FIRST_PORT), true, driver, known, LOST_AFTER,
                            Map.of(Machine.ASKS, "1"))
                    : new Node.Setup(driver.free(), false, driver, known, LOST_AFTER, Map.of());
            return new Fetch(Node.start(setup, _ -> new byte[0]), driver);
        } catch (IOException e) {
            throw new IOException((here.isPresent()
                    ? "Who listens at %s can't be asked from here: fetch again, or on another machine of the cluster. "
                    : "Nobody listens at %s now, and this machine can't in its place: fetch on the machine where the "
                            + "program ran, or while it runs. ")
                    .formatted(driver) + e.getMessage(), e);
        }
    }

    /**
     * Fetches.
     *
     * @param workers whose records are wanted
     * @param from the first time that is wanted, by the driver's clock
     * @param to the last
     * @param known what is not wanted
     * @param patience how long members are waited for that are not there
     * @param wanted whether it still is
     * @throws IOException if a member does not come, goes, or does not have them; the message says what helps
     * @throws CancellationException if it was not wanted any more
     */
    public List<Fetched> fetch(List<KeptAt> workers, long from, long to, Known known, Duration patience,
            Progress progress, BooleanSupplier wanted) throws IOException, InterruptedException {
        Map<KeptAt, Where> places = places(workers, from, to, patience, wanted);
        for (Map.Entry<KeptAt, Where> each : places.entrySet()) {
            List<Part> parts = new ArrayList<>();
            for (Part part : each.getValue().parts) {
                if (!known.has(each.getKey(), part.recording(), part.number(), part.records())) {
                    parts.add(part);
                }
            }
            each.setValue(new Where(each.getValue().member, parts));
        }
        int all = places.values().stream().mapToInt(place -> place.parts.size()).sum();
        int come = 0;
        List<Fetched> fetched = new ArrayList<>();
        for (Map.Entry<KeptAt, Where> each : places.entrySet()) {
            List<Stretch> stretches = new ArrayList<>();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            List<Part> parts = each.getValue().parts;
            int begun = 0;
            for (int i = 0; i < parts.size(); i++) {
                check(wanted);
                Part part = parts.get(i);
                boolean first = i == begun;
                if (first) {
                    read(each, offset -> Wanted.head(each.getKey().session(), part, offset), bytes);
                }
                read(each, offset -> Wanted.part(each.getKey().session(), part, first, offset), bytes);
                if (i + 1 == parts.size() || !follows(part, parts.get(i + 1))) {
                    stretches.add(new Stretch(part.recording(), parts.get(begun).number(), part.number(),
                            part.records(), bytes.toByteArray()));
                    bytes.reset();
                    begun = i + 1;
                }
                progress.parts(++come, all);
            }
            fetched.add(new Fetched(each.getKey(), stretches));
        }
        return fetched;
    }

    private static boolean follows(Part part, Part next) {
        return next.recording() == part.recording() && next.number() == part.number() + 1;
    }

    /** Where a worker's records are. */
    private record Where(Member member, List<Part> parts) {}

    private Map<KeptAt, Where> places(List<KeptAt> workers, long from, long to, Duration patience,
            BooleanSupplier wanted) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Map<KeptAt, Where> places = new LinkedHashMap<>();
        Set<KeptAt> missing = new LinkedHashSet<>(workers);
        String refusal = "";
        while (true) {
            for (Member member : node.members()) {
                if (member.getAttribute(Machine.WORKERS) == null) {
                    continue;
                }
                for (KeptAt worker : List.copyOf(missing)) {
                    check(wanted);
                    if (!isOf(worker, member)) {
                        continue;
                    }
                    byte[] answer;
                    try {
                        answer = node.ask(member, new Parcel(Parcel.PARTS, 0,
                                Wanted.parts(worker.session(), worker.link(), from, to).bytes()));
                    } catch (IOException _) {
                        break; // it has just left
                    }
                    try {
                        places.put(worker, new Where(member, Wanted.parts(answer)));
                        missing.remove(worker);
                    } catch (IOException notHere) {
                        refusal = member.getAttribute(Machine.NAME) + ": " + notHere.getMessage() + ". ";
                    }
                }
            }
            if (missing.isEmpty()) {
                return places;
            }
            check(wanted);
            if (System.nanoTime() - end >= 0) {
                throw new IOException(("The records of %s have not come within %d s: start 'gantry member --join %s' "
                        + "where it ran, with the same name, token and folder of records. If its disk is lost, so are "
                        + "they, and fetching from the others works without it. %sNothing was changed.").formatted(
                                missing.iterator().next().member(), patience.toSeconds(), address, refusal));
            }
            Thread.sleep(PAUSE);
        }
    }

    /** A driver numbers members of one name. */
    private static boolean isOf(KeptAt worker, Member member) {
        String name = member.getAttribute(Machine.NAME);
        return worker.member().equals(name) || worker.member().startsWith(name + "#");
    }

    private static void check(BooleanSupplier wanted) {
        if (!wanted.getAsBoolean()) {
            throw new CancellationException("nobody waits for the records any more");
        }
    }

    private interface Question {
        Wanted from(int offset);
    }

    private void read(Map.Entry<KeptAt, Where> from, Question question, ByteArrayOutputStream into)
            throws IOException {
        int all = 1;
        for (int offset = 0; offset < all;) {
            try {
                ByteBuffer in = Wanted.checked(node.ask(from.getValue().member,
                        new Parcel(Parcel.FETCH, 0, question.from(offset).bytes())));
                all = in.getInt();
                byte[] some = new byte[in.remaining()];
                in.get(some);
                into.writeBytes(some);
                offset += Math.max(1, some.length);
            } catch (IOException e) {
                throw new IOException(("%s does not give its records (%s): fetch again when it is reached. "
                        + "Nothing was changed, and it still has them.").formatted(from.getKey().member(),
                                e.getMessage()),
                        e);
            }
        }
    }

    @Override
    public void close() {
        node.close();
    }
}
