package dev.gantry.futures.remote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import dev.gantry.futures.ExecutorScope;
import dev.gantry.hook.Probe;
import dev.gantry.trace.State;
import dev.gantry.wire.FrameOutput;
import dev.gantry.wire.Intake;
import dev.gantry.wire.Receiver;

/**
 * Worker as its parent sees it. A thread of its own, the feeder, serialises and sends the worker's orders, so a full
 * pipe holds up no other worker; another thread reads its answers (see {@link AnswerReader}).
 */
final class Worker implements Runnable {
    private static final long STACK = 16 << 20; // for tasks that are nested deep
    private static final byte[] NO_FILE = {};
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    final String name;
    final Queue<Receiver> receivers = new ConcurrentLinkedQueue<>();
    private final WorkerSet workers;
    private final BlockingQueue<FeederCommand> commands = new LinkedBlockingQueue<>();
    private final KnownFunctions functions;
    private Link link;
    private FrameOutput out;
    private Optional<Receiver> receiver = Optional.empty();
    private long handed = -1; // number of the task that the receiver knows; of the feeder, and for those that joined it
    private int sent;
    private volatile boolean leaving;
    private volatile boolean acknowledged;
    private volatile boolean heard;
    private volatile boolean overdue;
    private volatile boolean ready;
    private volatile boolean unusable;
    private boolean killed;
    private Thread feeder;

    // guarded by the dispatch
    boolean starting;
    Call<?> current;

    /** Task that it had when the pool broke. */
    Call<?> broken;

    Worker(WorkerSet workers, String name) {
        this.workers = workers;
        this.functions = new KnownFunctions(workers.backend().functions());
        this.name = name;
    }

    /** Starts the process and the threads. */
    void start() throws IOException {
        long now = System.nanoTime();
        Link started = workers.backend().start(name);
        synchronized (this) {
            link = started;
            if (killed) {
                started.kill();
            }
        }
        out = new FrameOutput(started.out());
        receiver = Probe.intake().map(on -> {
            int machine = machine(on);
            return Receiver.ofStarted(on, machine == 0 ? now : System.nanoTime(), started.clock(), machine);
        });
        receiver.ifPresent(receivers::add);
        feeder = thread("QueueFeederThread", this);
        feeder.start();
        new AnswerReader(workers, this, started).start();
    }

    /** Queues this command for the feeder. */
    void command(FeederCommand command) {
        commands.add(command);
    }

    /** Interrupts the task, if it still runs when that arrives; its future is cancelled. */
    void cancel(Call<?> call) {
        command(new FeederCommand.Cancel(call.number));
    }

    /**
     * Interrupts the task, if it still runs when that arrives, as the pool is to end soon. The task may go on; but a
     * process that does not answer that it heard of it, a stopped one, is ended.
     */
    void interrupt(Call<?> call) {
        command(new FeederCommand.Interrupt(call.number));
        endUnless(() -> heard);
    }

    /** Whether it has had as many tasks as a worker may have. For the dispatch. */
    boolean isUsedUp() {
        return sent >= workers.backend().maxTasksPerWorker();
    }

    /**
     * Records that the task failed, or was cancelled, which it had when the pool broke, if the records of its process
     * do not say so: it may have ended before any, or before the task was sent. After the end of its feeder and of its
     * records.
     *
     * @param lost why its worker ended, where the task may not be over with that
     */
    void tellBroken(Optional<Throwable> lost) {
        if (broken == null) {
            return;
        }
        long task = broken.task;
        if (broken.number != handed || receiver.filter(taker -> taker.hasTold(task)).isEmpty()) {
            if (!broken.isDone()) {
                broken.recordFailure(lost.orElseThrow()); // it runs again
            } else if (broken.isCancelled()) {
                Probe.taskCancelled(task);
            } else {
                broken.recordFailure(broken.exceptionNow());
            }
        }
        broken = null;
    }

    /** Whether it was told to end. */
    boolean isLeaving() {
        return leaving;
    }

    /** Waits until the feeder has ended; not for long if a program's own code keeps it. Not interruptible. */
    void joinFeeder() {
        boolean interrupted = false;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (feeder.isAlive() && System.nanoTime() - deadline < 0) {
            try {
                feeder.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    long id() {
        return link.id();
    }

    boolean isAlive() {
        return link != null && link.isAlive();
    }

    synchronized void terminate() {
        if (link == null) {
            killed = true; // the process has not started: killed without SIGTERM
        } else {
            link.terminate();
            CompletableFuture.delayedExecutor(ExecutorScope.grace().toNanos(), TimeUnit.NANOSECONDS)
                    .execute(this::kill);
        }
    }

    synchronized void kill() {
        killed = true;
        if (link != null) {
            link.kill();
        }
    }

    @Override
    public void run() {
        try {
            if (workers.backend().givesClasses()) {
                out.write(Message.ASK);
            }
            send(Message.BEGIN, Message.begin(recording(), workers.backend().limits().bytes(), name),
                    workers.backend().initializer());
            while (step()) {}
        } catch (IOException _) {
            // the process has ended; the thread that reads from it will notice
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            Probe.threadClosed();
        }
    }

    /**
     * Carries out a command, in a stack frame of its own, so that the last one is not kept reachable while this waits.
     * Returns whether to go on.
     */
    private boolean step() throws IOException, InterruptedException {
        switch (commands.take()) {
            case FeederCommand.Run(Call<?> call) -> feed(call);
            case FeederCommand.Interrupt(long number) -> send(Message.INTERRUPT, number(number));
            case FeederCommand.Cancel(long number) -> send(Message.CANCEL, number(number));
            case FeederCommand.Give(String wanted) -> give(wanted);
            case FeederCommand.Leave() -> leave();
            case FeederCommand.Stop() -> {
                return false;
            }
        }
        return true;
    }

    /** Sends the class of this name, as the pool's own program finds it. */
    private void give(String wanted) throws IOException {
        byte[] text = wanted.getBytes(StandardCharsets.UTF_8);
        byte[] head = ByteBuffer.allocate(Short.BYTES + text.length).putShort((short) text.length).put(text).array();
        send(Message.CLASS, head, file(wanted));
    }

    private byte[] file(String wanted) {
        ClassLoader from = Objects.requireNonNullElseGet(workers.loader(), ClassLoader::getSystemClassLoader);
        try (InputStream in = from.getResourceAsStream(wanted.replace('.', '/') + ".class")) {
            return in == null ? NO_FILE : in.readAllBytes();
        } catch (IOException | RuntimeException _) {
            return NO_FILE; // the worker says that it is missing
        }
    }

    /** Tells the worker to leave; one that does not answer that it leaves is ended. */
    private void leave() throws IOException {
        leaving = true;
        endUnless(() -> acknowledged);
        send(Message.LEAVE, number(ExecutorScope.grace().toMillis()));
    }

    /** Ends the process after the grace period if it has not answered by then. */
    private void endUnless(BooleanSupplier answered) {
        CompletableFuture.delayedExecutor(ExecutorScope.grace().toNanos(), TimeUnit.NANOSECONDS).execute(() -> {
            if (!answered.getAsBoolean() && isAlive()) {
                overdue = true;
                kill();
            }
        });
    }

    /** Called when the worker says that it heard of an interrupt. */
    void heard() {
        heard = true;
    }

    /** Called when the worker says that it leaves: how long that takes depends on threads of the program's own. */
    void leaves() {
        acknowledged = true;
    }

    /** Called when the worker says that it takes tasks, its initializer having run. */
    void ready() {
        ready = true;
    }

    /** Called when its initializer failed. */
    void unusable() {
        unusable = true;
    }

    /** Whether another in its place would fare no better: its initializer failed, or ended the process. */
    boolean isUnusable() {
        return unusable || !ready && link.endedByItself() && workers.backend().initializer().length > 0;
    }

    /** Whether it said that it leaves: it does nothing more for the pool. */
    boolean hasLeft() {
        return acknowledged;
    }

    /** Whether it was ended for not leaving. */
    boolean isOverdue() {
        return overdue;
    }

    private void tell(List<FunctionEncoder.Definition> definitions) throws IOException {
        for (FunctionEncoder.Definition each : definitions) {
            out.write(each.type(), each.bytes());
        }
    }

    private void feed(Call<?> call) throws IOException {
        sent++;
        followRecording();
        Probe.sliceStarted(State.SENDING, "task");
        try {
            List<FunctionEncoder.Definition> definitions = List.of();
            byte[] head;
            byte[] work;
            try {
                SplitCall split = call.split();
                Optional<byte[]> arguments = split.apart();
                definitions = arguments.isPresent() ? functions.define(split.function()) : List.of();
                int function = arguments.isPresent() ? functions.number(split.function()) : Message.WHOLE;
                work = function == Message.WHOLE ? call.pack(workers.backend().limits().bytes()) : arguments.get();
                head = head(call, function, split);
            } catch (Throwable e) { // Errors too, of the program's own writeObject
                tell(definitions); // later tasks rely on them
                workers.notSent(this, call, e);
                return;
            }
            tell(definitions);
            receiver.ifPresent(taker -> taker.hand(call.task, call::ended));
            handed = call.number;
            send(Message.RUN, head, work);
        } finally {
            call.sent();
            Probe.sliceEnded();
        }
    }

    private static byte[] head(Call<?> call, int function, SplitCall split) {
        boolean whole = function == Message.WHOLE;
        ByteBuffer head = ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES + (whole ? 0 : 1))
                .putLong(call.number)
                .putInt(Probe.idOf(call.task))
                .putInt(function);
        return (whole ? head : head.put(split.kind().code())).array();
    }

    /** Makes the worker record if, and only if, the parent does now. */
    private void followRecording() throws IOException {
        boolean records = receiver.map(Receiver::isRecording).orElse(false);
        if (records == Probe.isRecording()) {
            return;
        }
        receiver = Probe.intake().map(on -> {
            int machine = machine(on);
            return Receiver.ofAsked(on, System.nanoTime(), link.clock(), machine);
        });
        receiver.ifPresent(receivers::add);
        send(Message.RECORD, new byte[]{(byte) recording()});
    }

    /** The lane of its machine, which is there before it; 0 if that is this one. */
    private int machine(Intake on) {
        return link.machine().map(on::machine).orElse(0);
    }

    private void send(int type, byte[]... parts) throws IOException {
        out.write(type, parts);
        out.flush();
    }

    private Thread thread(String role, Runnable run) {
        return Thread.ofPlatform().daemon().stackSize(STACK).name(role + "-" + name).unstarted(run);
    }

    private int recording() {
        int how = Probe.recordsSites() ? Message.WITH_SITES : Message.ON;
        return receiver.isPresent() ? how : Message.OFF;
    }

    private static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    static String text(byte[] bytes, int from) {
        return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    }
}
