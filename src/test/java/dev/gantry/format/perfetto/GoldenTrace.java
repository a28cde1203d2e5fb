package dev.gantry.format.perfetto;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.gantry.format.spool.SpoolFile;
import dev.gantry.format.spool.SpoolFolder;
import dev.gantry.recording.About;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

/**
 * The recording that the golden files hold: always the same, with every kind and role of a lane, every state, every
 * reason and every outcome that there was when the files were made, and no record without sense.
 *
 * <p>{@link #main} wrote {@code recording.pftrace} and {@code spool.pftrace} with the version of 28 November 2026,
 * before codes stood beside the constants. They are not made again: what a later version writes is for a file of its
 * own.
 */
final class GoldenTrace {
    static final About ABOUT = new About("golden", "", Map.of("tasks", 8L), Map.of(),
            Instant.parse("2026-11-28T12:00:00Z"), 27, List.of());

    private static final int PROCESS = 1;
    private static final int MAIN = 2;
    private static final int WORKER = 3;
    private static final int PARTLY = 4;
    private static final int GENERATOR = 5;
    private static final int GREENLET = 6;
    private static final int VIRTUAL = 7;

    private final Names names = new Names();
    private final Trace trace = new Trace(names);
    private long now = 1_000;

    /** Takes the folder for the files. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        try (OutputStream out = Files.newOutputStream(folder.resolve("recording.pftrace"))) {
            PerfettoWriter.save(finished(), ABOUT, out, _ -> {});
        }
        GoldenTrace live = new GoldenTrace();
        Path spools = Files.createTempDirectory("spools");
        live.lanes();
        live.trace.publish(live.now);
        SpoolFile spool = SpoolFile.follow(new SpoolFolder(spools, SpoolFolder.USUAL_BYTES), live.trace::snapshot,
                () -> ABOUT);
        Thread.sleep(200); // so that the spool writes it in parts
        live.tasks();
        live.trace.publish(live.now);
        Thread.sleep(200);
        live.coroutines();
        live.states();
        live.trace.publish(live.now);
        spool.close();
        Files.copy(spool.file().orElseThrow(), folder.resolve("spool.pftrace"));
    }

    /** As {@code recording.pftrace} has it. */
    static Snapshot finished() {
        GoldenTrace made = new GoldenTrace();
        made.all();
        made.trace.finish(made.now);
        return made.trace.snapshot();
    }

    /** As {@code spool.pftrace} has it, whose program was killed. */
    static Snapshot live() {
        GoldenTrace made = new GoldenTrace();
        made.all();
        made.trace.publish(made.now);
        return made.trace.snapshot();
    }

    private void all() {
        lanes();
        tasks();
        coroutines();
        states();
    }

    private void lanes() {
        open(PROCESS, 0, LaneKind.PROCESS, LaneRole.PLAIN, "program");
        trace.processId(now, PROCESS, 4711);
        open(MAIN, PROCESS, LaneKind.THREAD, LaneRole.PLAIN, "main");
        open(WORKER, PROCESS, LaneKind.THREAD, LaneRole.WORKER, "worker ü");
        open(PARTLY, PROCESS, LaneKind.THREAD, LaneRole.PARTLY_SEEN, "partly seen");
        open(GENERATOR, MAIN, LaneKind.GENERATOR, LaneRole.PLAIN, "generator");
        open(GREENLET, MAIN, LaneKind.GREENLET, LaneRole.PLAIN, "greenlet");
        open(VIRTUAL, MAIN, LaneKind.VIRTUAL_THREAD, LaneRole.PARTLY_SEEN, "virtual thread");
        trace.executorOpened(tick(), 1, PROCESS, names.intern("pool"));
    }

    /** Tasks 1 to 8: three succeed, two fail, one is cancelled, one runs on, one waits. */
    private void tasks() {
        for (int task = 1; task <= 8; task++) {
            trace.taskSubmitted(tick(), MAIN, task, 1, task == 4 ? 0 : names.intern("square " + task));
            trace.taskSite(now, task, names.intern("Program:" + task), names.intern("Program:100"));
        }
        trace.taskCancelled(tick(), 1, 6);
        for (int task = 1; task <= 5; task++) {
            trace.taskStarted(tick(), WORKER, task);
            trace.blocked(tick(), MAIN, names.intern("result"), task);
            trace.mark(tick(), WORKER, names.intern("printed " + task));
            TaskState outcome = task <= 3 ? TaskState.SUCCEEDED : TaskState.FAILED;
            trace.taskEnded(tick(), WORKER, task, outcome, task <= 3 ? 0 : names.intern("IllegalState: " + task));
            trace.unblocked(tick(), MAIN, WORKER);
            trace.callbackStarted(tick(), WORKER, task);
            trace.callbackEnded(tick(), WORKER, task);
        }
        trace.taskStarted(tick(), WORKER, 7);
        trace.counter(tick(), PROCESS, names.intern("load"), -3);
        trace.counter(tick(), PROCESS, names.intern("load"), Long.MAX_VALUE);
    }

    /** One switch for each reason. */
    private void coroutines() {
        trace.line(tick(), MAIN, names.intern("Program:7"));
        trace.ready(tick(), GREENLET);
        trace.switched(tick(), MAIN, GENERATOR, SwitchReason.SEND);
        trace.switched(tick(), GENERATOR, MAIN, SwitchReason.YIELD);
        trace.switched(tick(), MAIN, GREENLET, SwitchReason.SWITCH);
        trace.switched(tick(), GREENLET, MAIN, SwitchReason.IO);
        trace.switched(tick(), MAIN, VIRTUAL, SwitchReason.SWITCH);
        trace.switched(tick(), VIRTUAL, GREENLET, SwitchReason.SLEEP);
        trace.switched(tick(), GREENLET, MAIN, SwitchReason.SWITCH);
        trace.switched(tick(), MAIN, GENERATOR, SwitchReason.THROW);
        trace.laneClosed(tick(), GENERATOR);
        trace.switched(tick(), GENERATOR, MAIN, SwitchReason.EXIT);
    }

    /** One slice for each state, each inside the one before. */
    private void states() {
        List<State> each = List.of(State.RUNNING, State.CALLBACK, State.SENDING, State.BLOCKED, State.READY, State.IDLE,
                State.SUSPENDED);
        each.forEach(state -> trace.sliceStarted(tick(), PARTLY, state, names.intern("in state " + state.id())));
        each.forEach(_ -> trace.sliceEnded(tick(), PARTLY));
        tick();
    }

    private void open(int lane, int parent, LaneKind kind, LaneRole role, String name) {
        trace.laneOpened(tick(), lane, parent, kind, role, names.intern(name));
    }

    private long tick() {
        now += 1_000;
        return now;
    }
}
