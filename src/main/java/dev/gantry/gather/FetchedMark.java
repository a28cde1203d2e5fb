package dev.gantry.gather;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.gantry.cluster.Fetch.Stretch;
import dev.gantry.cluster.KeptAt;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;

/**
 * What a mark of a recording says of records that were put into it.
 *
 * @param session of the driver
 * @param link the worker's number there
 * @param from the first time that was asked for, of the recording
 * @param to the last
 * @param recording which recording of the worker
 * @param first number of its first part that was fetched
 * @param last of its last
 * @param records how many the last part had
 */
record FetchedMark(String session, long link, long from, long to, long recording, long first, long last, long records) {
    private static final String CODE = "records-fetched";
    private static final int LONGS = 7;

    static FetchedMark of(KeptAt worker, Stretch fetched, long from, long to) {
        return new FetchedMark(worker.session(), worker.link(), from, to, fetched.recording(), fetched.first(),
                fetched.last(), fetched.records());
    }

    /** All of a recording. */
    static List<FetchedMark> all(Snapshot snapshot) {
        List<FetchedMark> all = new ArrayList<>();
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            for (int i = 0; lane != null && lane.kind() == LaneKind.PROCESS && i < lane.marks(); i++) {
                Message.of(snapshot.name(lane.markText(i))).flatMap(FetchedMark::of).ifPresent(all::add);
            }
        }
        return all;
    }

    private static Optional<FetchedMark> of(Message said) {
        List<Long> longs = said.arguments().stream().filter(Long.class::isInstance).map(Long.class::cast).toList();
        return said.code().equals(CODE) && longs.size() == LONGS
                && said.arguments().getFirst() instanceof String session
                        ? Optional.of(new FetchedMark(session, longs.get(0), longs.get(1), longs.get(2), longs.get(3),
                                longs.get(4), longs.get(5), longs.get(6)))
                        : Optional.empty();
    }

    Message message() {
        return Message.say(CODE, session, link, from, to, recording, first, last, records);
    }

    boolean isOf(KeptAt worker) {
        return session.equals(worker.session()) && link == worker.link();
    }

    /** Whether all of this time was asked for. */
    boolean covers(long begun, long ended) {
        return from <= begun && to >= ended;
    }

    boolean has(long part, long ofRecording) {
        return recording == ofRecording && part >= first && part <= last;
    }

    /** Whether this part has grown since it was fetched. */
    boolean isOld(long part, long now) {
        return part == last && now != records;
    }
}
