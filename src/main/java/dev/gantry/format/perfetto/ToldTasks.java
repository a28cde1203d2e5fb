package dev.gantry.format.perfetto;

import java.io.IOException;
import java.util.Arrays;

import dev.gantry.format.perfetto.proto.CallbackFacts;
import dev.gantry.format.perfetto.proto.Extension;
import dev.gantry.format.perfetto.proto.TaskFacts;
import dev.gantry.format.perfetto.proto.TracePacket;
import dev.gantry.format.perfetto.proto.TrackEvent;
import dev.gantry.trace.Callback;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;

/**
 * Writing progress of tasks: what the file says of them so far. Events tell most of it: the submission, the slice with
 * which a task starts, the end of the slice with which it ends. What none of them told (a task that never ran, a start
 * that was lost) is told by a packet of its own.
 */
final class ToldTasks {
    private final EventPackets packets;
    /** So many tasks more have to be dropped before memory for them is freed. */
    private static final int STEP = 1 << 16;

    private final TaskBits submissions = new TaskBits();
    private final TaskBits sites = new TaskBits();
    private final TaskBits starts = new TaskBits();
    private final TaskBits ends = new TaskBits();

    /** Number of the last callback that was told, of the tasks from the first one on. */
    private int[] callbacks = {};
    private int first = 1;
    private int next = 1;

    ToldTasks(EventPackets packets) {
        this.packets = packets;
    }

    /** Whether a slice that begins here tells of the task's start; then it counts as told. */
    boolean startsWith(Snapshot snapshot, int task, int lane, long time) {
        boolean tells = submissions.get(task) && !starts.get(task) && snapshot.taskStarted(task) == time
                && snapshot.taskLane(task) == lane;
        if (tells) {
            starts.set(task);
        }
        return tells;
    }

    /** Whether a slice that ends here tells of the task's end; then it counts as told. */
    boolean endsWith(Snapshot snapshot, int task, int lane, long time) {
        boolean tells = submissions.get(task) && !ends.get(task) && snapshot.taskState(task).isFinal()
                && snapshot.taskEnded(task) == time && snapshot.taskLane(task) == lane;
        if (tells) {
            ends.set(task);
        }
        return tells;
    }

    /** Tells of the tasks that were submitted up to this time, in order of their ids up to the first that was not. */
    void submissions(Snapshot snapshot, long upTo) throws IOException {
        while (next <= snapshot.tasks()) {
            boolean known = snapshot.hasTask(next);
            if (known && snapshot.taskSubmitted(next) > upTo) {
                return;
            }
            if (known) {
                submission(snapshot, next);
            }
            next++;
        }
    }

    /** Tells all that no event told of the tasks that have changed since this earlier snapshot. */
    void rest(Snapshot snapshot, Snapshot before) throws IOException {
        dropBefore(snapshot.firstTask());
        int task = snapshot.nextChangedTask(before, first);
        while (task <= snapshot.tasks()) {
            if (snapshot.hasTask(task)) {
                rest(snapshot, before, task);
            }
            task = snapshot.nextChangedTask(before, task + 1);
        }
    }

    private void dropBefore(int task) {
        if (task - first >= STEP) {
            callbacks = Arrays.copyOfRange(callbacks, Math.min(callbacks.length, task - first), callbacks.length);
            submissions.startAt(task);
            sites.startAt(task);
            starts.startAt(task);
            ends.startAt(task);
            first = task;
        }
    }

    private void rest(Snapshot snapshot, Snapshot before, int task) throws IOException {
        boolean learnt = before.hasTask(task) && before.taskSubmittedBy(task) == 0
                && snapshot.taskSubmittedBy(task) != 0; // it ran elsewhere, and that was reported first
        if (!submissions.get(task) || learnt) {
            submission(snapshot, task);
        }
        TaskFacts.Builder facts = null;
        boolean moved = before.hasTask(task) && before.taskSite(task) != snapshot.taskSite(task);
        if (snapshot.taskSite(task) != 0 && (moved || !sites.get(task))) {
            sites.set(task);
            facts = facts(facts, task).setSite(snapshot.name(snapshot.taskSite(task)));
        }
        if (snapshot.taskStarted(task) != Trace.NONE && !starts.get(task)) {
            starts.set(task);
            facts = facts(facts, task).setStarted(snapshot.taskStarted(task)).setLane(snapshot.taskLane(task));
        }
        if (snapshot.taskState(task).isFinal() && !ends.get(task)) {
            ends.set(task);
            facts = facts(facts, task).setEnded(snapshot.taskEnded(task)).setLane(snapshot.taskLane(task))
                    .setState(snapshot.taskState(task).id());
            if (snapshot.taskError(task) != 0) {
                facts.setError(snapshot.name(snapshot.taskError(task)));
            }
        }
        if (facts != null) {
            extension(Extension.newBuilder().setTask(facts));
        }
        callbacks(snapshot, task);
    }

    private void submission(Snapshot snapshot, int task) throws IOException {
        int name = snapshot.taskName(task);
        int site = snapshot.taskSite(task);
        long nameText = packets.string(snapshot, name);
        long siteText = packets.string(snapshot, site);
        packets.open(snapshot.taskSubmitted(task),
                PacketWords.track(snapshot.taskSubmittedBy(task), PacketWords.LANE_TRACK),
                TrackEvent.Type.TYPE_INSTANT);
        packets.category(PacketWords.SUBMITS);
        packets.name(PacketWords.SUBMIT);
        packets.flow(task);
        if (snapshot.taskExecutor(task) != 0) {
            packets.number(PacketWords.EXECUTOR, snapshot.taskExecutor(task));
        }
        if (name != 0) {
            packets.text(PacketWords.NAME, nameText);
        }
        if (site != 0) {
            packets.text(PacketWords.LINE, siteText);
            sites.set(task);
        }
        packets.close();
        submissions.set(task);
    }

    private void callbacks(Snapshot snapshot, int task) throws IOException {
        int last = snapshot.lastCallback(task);
        int at = task - first;
        int told = at < callbacks.length ? callbacks[at] : 0;
        if (last == told) {
            return;
        }
        if (at >= callbacks.length) {
            callbacks = Arrays.copyOf(callbacks, Math.max(at + 1, callbacks.length * 2));
        }
        for (Callback callback : snapshot.taskCallbacks(task, told)) {
            extension(Extension.newBuilder().setCallback(CallbackFacts.newBuilder().setTask(task)
                    .setLane(callback.lane()).setStart(callback.start()).setEnd(callback.end())));
        }
        callbacks[at] = last;
    }

    private void extension(Extension.Builder facts) throws IOException {
        packets.packet(
                TracePacket.newBuilder().setTrustedPacketSequenceId(PacketWords.SEQUENCE).setGantry(facts).build());
    }

    private static TaskFacts.Builder facts(TaskFacts.Builder begun, int task) {
        return begun == null ? TaskFacts.newBuilder().setId(task) : begun;
    }
}
