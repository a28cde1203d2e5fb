package dev.gantry.cluster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;

import dev.gantry.cluster.keep.KeptCounts;
import dev.gantry.futures.remote.Message;
import dev.gantry.hook.ExecutorTag;
import dev.gantry.hook.Probe;
import dev.gantry.trace.kept.KeptAt;
import dev.gantry.wire.Clock;
import dev.gantry.wire.FrameInput;
import dev.gantry.wire.Intake;
import dev.gantry.wire.Receiver;
import dev.gantry.wire.WireFrame;

/**
 * Members that are not there: what a driver's recording has of many of them, made by what makes it of real ones, of
 * tasks that nobody runs. For programs that measure what so many cost. For one thread.
 */
public final class SimulatedMembers implements AutoCloseable {
    private static final long TICK = 5_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final int RECORD_BYTES = 5 * 24;

    private final List<Simulated> members = new ArrayList<>();
    private final ExecutorTag tag = new ExecutorTag("ClusterPoolExecutor-0");
    private final Intake intake;
    private Optional<Thread> running = Optional.empty();

    private record Running(WorkerOutline worker, long number, long ends) {}

    private static final class Simulated {
        private final String lane;
        private final List<WorkerOutline> workers = new ArrayList<>();
        private final MemberCounters counters = new MemberCounters();
        private long started;
        private long ended;

        private Simulated(String lane) {
            this.lane = lane;
        }
    }

    /** A worker's outline, and the receiver that records it. */
    private static final class WorkerOutline {
        private final Simulated member;
        private final Outline outline;
        private final Receiver receiver;
        private boolean busy;

        private WorkerOutline(Simulated member, String name, long link, Intake on) {
            this.member = member;
            outline = new Outline(name, time -> new KeptAt("0".repeat(16), link, member.lane, "127.0.0.1:5701", time)
                    .message().text());
            int machine = on.machine(member.lane); // before what happens there
            receiver = Receiver.ofStarted(on, System.nanoTime(), Optional.of(Clock.SAME), machine);
            outline.sent(frame(Message.BEGIN, (byte) Message.ON), link);
            record(outline.pending());
        }

        private void run(long number, long task) {
            busy = true;
            receiver.hand(task, () -> true);
            ByteBuffer order = ByteBuffer.allocate(Long.BYTES + Integer.BYTES).putLong(number)
                    .putInt(Probe.idOf(task));
            outline.sent(frame(Message.RUN, order.array()), 0);
            record(outline.pending());
            member.started++;
        }

        private void answer(long number) {
            busy = false;
            record(outline.came(frame(Message.RETURNED, ByteBuffer.allocate(Long.BYTES).putLong(number).array())));
            receiver.settle("");
            member.ended++;
        }

        private void record(byte[] frames) {
            FrameInput in = new FrameInput(new ByteArrayInputStream(frames), "simulated", WireFrame.LONGEST);
            try {
                for (Optional<WireFrame> next = in.next(); next.isPresent(); next = in.next()) {
                    if (next.get().isRecording()) {
                        receiver.take(next.get());
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e); // never: it is our own
            }
        }

        private static byte[] frame(int type, byte... bytes) {
            return ByteBuffer.allocate(Integer.BYTES + 1 + bytes.length).putInt(bytes.length).put((byte) type)
                    .put(bytes).array();
        }
    }

    /**
     * So many of so many workers each, in the recording of this process that is on.
     *
     * @throws IllegalStateException if none is
     */
    public SimulatedMembers(int count, int workers) {
        intake = Probe.intake().orElseThrow(() -> new IllegalStateException("no recording is on"));
        for (int i = 0; i < count; i++) {
            Simulated member = new Simulated("rack%d (10.0.%d.%d)".formatted(i, i >> 8, i & 0xff));
            for (int worker = 0; worker < workers; worker++) {
                int number = i * workers + worker + 1;
                member.workers.add(new WorkerOutline(member, "rack%d worker %d".formatted(i, number), number, intake));
            }
            members.add(member);
        }
    }

    /** They begin to have tasks, evenly, for so long. */
    public void start(Duration time, int tasksASecond) {
        running = Optional.of(Thread.ofPlatform().daemon().name("gantry-simulated").start(
                () -> run(time.toNanos(), tasksASecond)));
    }

    /** Whether they still do. */
    public boolean isRunning() {
        return running.filter(Thread::isAlive).isPresent();
    }

    private void run(long time, int tasksASecond) {
        List<WorkerOutline> workers = members.stream().flatMap(member -> member.workers.stream()).toList();
        long lasts = SECOND * workers.size() / tasksASecond * 9 / 10;
        Queue<Running> open = new ArrayDeque<>();
        long begun = System.nanoTime();
        long counted = begun;
        long number = 0;
        for (long now = begun; now - begun < time; now = System.nanoTime()) {
            while (!open.isEmpty() && open.peek().ends - now <= 0) {
                Running done = open.remove();
                done.worker.answer(done.number);
            }
            long due = (long) ((double) (now - begun) * tasksASecond / SECOND);
            for (; number < due; number++) {
                WorkerOutline worker = workers.get((int) (number % workers.size()));
                if (!worker.busy) {
                    worker.run(number, Probe.taskSubmitted(tag, "task"));
                    open.add(new Running(worker, number, now + lasts));
                }
            }
            if (now - counted >= SECOND) {
                counted = now;
                members.forEach(member -> count(member, counts(member)));
            }
            LockSupport.parkNanos(TICK);
        }
        open.forEach(left -> left.worker.answer(left.number));
    }

    private void count(Simulated member, KeptCounts counts) {
        member.counters.tell(intake, member.lane, counts, Clock.SAME);
    }

    private static KeptCounts counts(Simulated member) {
        return new KeptCounts(System.nanoTime(), member.started, member.ended, 0, member.started - member.ended, 0,
                RECORD_BYTES * member.ended, 0);
    }

    /** Waits until they have no more tasks; they leave. */
    @Override
    public void close() {
        running.ifPresent(thread -> {
            try {
                thread.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        members.forEach(member -> member.workers.forEach(worker -> worker.receiver.close()));
    }
}
