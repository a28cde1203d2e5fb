package dev.gantry.trace.kept;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;

/**
 * What a mark of a recording says of records that were put into it, or that there were none to put.
 *
 * @param session of the driver
 * @param link the worker's number there
 * @param from the first time that was asked for, of the recording
 * @param to the last; {@link #END} if that was the end of the recording
 * @param recording which recording of the worker
 * @param first number of its first part that was fetched
 * @param last of its last; less than the first if there was none that the recording had not got
 * @param records how many the last part had
 */
public record FetchedMark(String session, long link, long from, long to, long recording, long first, long last,
        long records) {
    /** The last time, where all up to the end was asked for. What is fetched may reach beyond what was the end. */
    public static final long END = Long.MAX_VALUE;

    private static final String CODE = "records-fetched";
    private static final String NOTHING = "nothing-fetched";
    private static final int LONGS = 7;
    private static final int TIME_LONGS = 3;
    private static final int UNTOLD = -1;

    /** What a mark says where a worker has no part that the recording has not got. */
    public static Message nothing(KeptAt worker, long from, long to) {
        return Message.say(NOTHING, worker.session(), worker.link(), from, to, worker.member());
    }

    /** All of a recording. */
    public static List<FetchedMark> all(Snapshot snapshot) {
        List<FetchedMark> all = new ArrayList<>();
        ProcessMarks.each(snapshot, (_, _, text) -> Message.of(text).flatMap(FetchedMark::of).ifPresent(all::add));
        return all;
    }

    private static Optional<FetchedMark> of(Message said) {
        boolean nothing = said.code().equals(NOTHING);
        if (!nothing && !said.code().equals(CODE) || said.arguments().isEmpty()
                || !(said.arguments().getFirst() instanceof String session)) {
            return Optional.empty();
        }
        List<Long> longs = said.arguments().stream().filter(Long.class::isInstance).map(Long.class::cast).toList();
        return switch (longs.size()) {
            case LONGS -> Optional.of(new FetchedMark(session, longs.get(0), longs.get(1), longs.get(2), longs.get(3),
                    longs.get(4), longs.get(5), longs.get(6)));
            case TIME_LONGS -> Optional.of(new FetchedMark(session, longs.get(0), longs.get(1), longs.get(2),
                    nothing ? 0 : UNTOLD, 0, -1, 0)); // an earlier version told no parts
            default -> Optional.empty();
        };
    }

    /** The mark that says it. */
    public Message message() {
        return Message.say(CODE, session, link, from, to, recording, first, last, records);
    }

    public boolean isOf(KeptAt worker) {
        return session.equals(worker.session()) && link == worker.link();
    }

    /** Whether all of this time of a worker was asked for, at once or bit by bit. */
    static boolean cover(List<FetchedMark> marks, KeptAt worker, long begun, long ended) {
        long next = begun;
        for (FetchedMark mark : marks.stream().filter(mark -> mark.isOf(worker))
                .sorted(Comparator.comparingLong(FetchedMark::from)).toList()) {
            if (mark.from > next) {
                return false;
            }
            if (mark.to >= ended) {
                return true;
            }
            next = Math.max(next, mark.to + 1);
        }
        return false;
    }

    /** Whether it tells of parts. */
    public boolean hasParts() {
        return first <= last;
    }

    public boolean has(long part, long ofRecording) {
        return recording == ofRecording && part >= first && part <= last;
    }

    /** Whether this part has grown since it was fetched. */
    public boolean isOld(long part, long now) {
        return part == last && now != records;
    }

    /** Whether it has the earlier form, which does not tell which parts were fetched. */
    public boolean isWithoutParts() {
        return recording == UNTOLD;
    }
}
