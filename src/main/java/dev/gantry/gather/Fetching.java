package dev.gantry.gather;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import dev.gantry.cluster.ClusterPool;
import dev.gantry.cluster.Fetch;
import dev.gantry.cluster.Fetch.Fetched;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.kept.FetchedMark;
import dev.gantry.trace.kept.Kept;
import dev.gantry.trace.kept.KeptAt;

/**
 * What is wanted of the records that members of a cluster kept, and its way into their driver's recording. For one
 * thread.
 */
public final class Fetching {
    private final Snapshot driver;
    private final List<Kept> workers;
    private final List<FetchedMark> before;
    private final long from;
    private final long to;

    private Fetching(Snapshot driver, List<Kept> workers, List<FetchedMark> before, long from, long to) {
        this.driver = driver;
        this.workers = workers;
        this.before = before;
        this.from = from;
        this.to = to;
    }

    /**
     * What of a recording is still to be fetched.
     *
     * @param members names of members; all if empty
     * @param from the first time that is wanted, of the recording
     * @param to the last
     * @throws IllegalArgumentException if that is nothing; the message says why
     */
    public static Fetching of(Snapshot driver, List<String> members, long from, long to) {
        List<Kept> kept = Kept.of(driver);
        if (kept.isEmpty()) {
            throw new IllegalArgumentException("this recording says of no worker that its records are kept on a "
                    + "member.");
        }
        List<String> there = Kept.members(kept);
        for (String member : members) {
            if (!there.contains(member)) {
                throw new IllegalArgumentException(
                        "no member is called %s: there are %s.".formatted(member, String.join(", ", there)));
            }
        }
        List<Kept> workers = Kept.missing(driver, kept.stream()
                .filter(worker -> members.isEmpty() || members.contains(worker.member())).toList(), from, to);
        if (workers.isEmpty()) {
            throw new IllegalArgumentException("all of this time was fetched already: name another time or member.");
        }
        return new Fetching(driver, workers, FetchedMark.all(driver), from, to);
    }

    /** The token in this program's environment; empty if there is none. */
    public static String usualToken() {
        return Optional.ofNullable(System.getenv(ClusterPool.TOKEN)).orElse("");
    }

    /** Names of the members that are asked. */
    public List<String> members() {
        return Kept.members(workers);
    }

    /** Where the driver listened. */
    public String address() {
        return workers.getFirst().address();
    }

    /**
     * Fetches.
     *
     * @param at where members look for their driver
     * @param token that they know
     * @param patience how long members are waited for that are not there
     * @param wanted whether it still is
     * @return the recording with the records
     * @throws IOException if it cannot be done; the message is for the user, and nothing has changed
     * @throws IllegalArgumentException if address or token make no sense
     * @throws IllegalStateException if Hazelcast's jar is not here
     * @throws CancellationException if it was not wanted any more
     */
    public Snapshot fetch(String at, String token, Duration patience, Fetch.Progress progress, BooleanSupplier wanted)
            throws IOException, InterruptedException {
        checkParts();
        long origin = workers.getFirst().origin();
        try (Fetch fetch = Fetch.at(at, token)) {
            List<Fetched> fetched = fetch.fetch(workers.stream().map(Kept::at).distinct().toList(), origin + from,
                    origin + to, this::isThere, patience, progress, wanted);
            Snapshot all = Gathering.of(driver, workers, fetched, from, to);
            if (!wanted.getAsBoolean()) {
                throw new CancellationException();
            }
            return all;
        }
    }

    /** Whole parts come: who does not know which are there would put some in twice. */
    private void checkParts() throws IOException {
        for (Kept worker : workers) {
            if (before.stream().anyMatch(mark -> mark.isOf(worker.at()) && mark.isWithoutParts())) {
                throw new IOException(("An earlier version of Gantry fetched some of %s, and the recording does not "
                        + "say which parts: fetch into the recording without it. Nothing was changed.").formatted(
                                worker.member()));
            }
        }
    }

    /** The same, as a recording that has what this one of the driver tells of itself. */
    public Recording fetch(Recording of, String at, String token, Duration patience, Fetch.Progress progress,
            BooleanSupplier wanted) throws IOException, InterruptedException {
        return Gathered.of(of, fetch(at, token, patience, progress, wanted));
    }

    private boolean isThere(KeptAt worker, int recording, int part, int records) throws IOException {
        Optional<FetchedMark> has = before.stream().filter(mark -> mark.isOf(worker) && mark.has(part, recording))
                .findFirst();
        if (has.filter(mark -> mark.isOld(part, records)).isPresent()) {
            throw new IOException(("Of %s a part was fetched while it was being written, and has grown: fetch into "
                    + "the recording without it. Nothing was changed.").formatted(worker.member()));
        }
        return has.isPresent();
    }
}
