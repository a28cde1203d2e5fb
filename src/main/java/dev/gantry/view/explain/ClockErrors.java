package dev.gantry.view.explain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;

/**
 * How far the times of a lane may be off, because its process reads another clock than this machine's: a mark on the
 * process says so when it is first heard of, and again whenever the error has grown. All threads may ask.
 */
public final class ClockErrors {
    private static final String OTHER_CLOCK = "other-clock";

    /** Most marks of a process that are looked at: the first is the one. */
    private static final int MOST_MARKS = 20;

    private ClockErrors() {}

    /** The largest error of this lane's times, on both sides, in nanoseconds; 0 where its clock is this machine's. */
    public static long of(Snapshot snapshot, int lane) {
        Lane process = snapshot.enclosing(lane, LaneKind.PROCESS);
        long most = 0;
        for (int i = 0; process != null && i < Math.min(MOST_MARKS, process.marks()); i++) {
            most = Math.max(most, of(Message.of(snapshot.name(process.markText(i)))));
        }
        return most;
    }

    /** The largest error of all processes' times; 0 where all clocks are this machine's. */
    public static long most(Snapshot snapshot) {
        long most = 0;
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            if (lane != null && lane.kind() == LaneKind.PROCESS) {
                most = Math.max(most, of(snapshot, id));
            }
        }
        return most;
    }

    private static long of(Optional<Message> said) {
        List<Object> arguments = said.filter(each -> each.code().equals(OTHER_CLOCK)).map(Message::arguments)
                .orElse(List.of());
        return arguments.size() == 1 && arguments.getFirst() instanceof Duration off ? off.toNanos() : 0;
    }
}
