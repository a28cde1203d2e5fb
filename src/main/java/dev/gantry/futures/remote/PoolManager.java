package dev.gantry.futures.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.gantry.futures.BrokenExecutor;
import dev.gantry.hook.Probe;
import dev.gantry.hook.Reporting;

/**
 * Manager thread of a pool: ends the futures, and so runs their callbacks; sees to it that workers are there; and when
 * one dies, breaks the pool. It is Python's {@code _ExecutorManagerThread}, which has the default name {@code Thread-1}
 * there.
 */
final class PoolManager implements Runnable {
    private static final Logger LOG = Logger.getLogger("dev.gantry.futures");
    private static final String BROKEN = "A process in the process pool was terminated abruptly "
            + "while the future was running or pending.";
    private static final String UNUSABLE = "A child process terminated abruptly, the process pool is not usable "
            + "anymore";

    private final WorkerSet workers;
    private final Dispatch dispatch;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private final List<Call<?>> again = new ArrayList<>(); // for this thread
    private volatile int lane;

    PoolManager(WorkerSet workers, Dispatch dispatch, int number) {
        this.workers = workers;
        this.dispatch = dispatch;
        this.thread = Thread.ofPlatform().daemon().name("ExecutorManagerThread-" + number).unstarted(this);
        dispatch.wakeBy(() -> tell(new Event.Look()));
    }

    void start() {
        thread.start();
    }

    void tell(Event event) {
        events.add(event);
    }

    CountDownLatch ended() {
        return ended;
    }

    boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    Thread thread() {
        return thread;
    }

    /** The lane of this thread, 0 if it is not recorded. */
    int lane() {
        return lane;
    }

    @Override
    public void run() {
        try {
            while (!dispatch.isOver() || !events.isEmpty()) {
                lane = Probe.lane();
                step();
            }
        } finally {
            lane = Probe.lane();
            workers.backend().poolEnded();
            Probe.threadClosed(); // before the end, at which a recording may stop
            ended.countDown();
        }
    }

    /** Handles an event, in a stack frame of its own, so that the last one is not kept reachable while this waits. */
    private void step() {
        next().ifPresent(this::handle);
    }

    /** The next event; none if a callback left this thread interrupted, which is not meant for the pool. */
    private Optional<Event> next() {
        try {
            return Optional.of(events.take());
        } catch (InterruptedException _) {
            return Optional.empty();
        }
    }

    private void handle(Event event) {
        try {
            switch (event) {
                case Event.Ended(Call<?> call, Outcome outcome) -> call.end(outcome);
                case Event.Gone(Worker worker, Optional<Throwable> why) -> gone(worker, why);
                case Event.Look() -> dispatch.refill();
                case Event.Room() -> workers.hire();
                case Event.Broken(List<Call<?>> left, BrokenExecutor why) -> endAll(left, call -> call.abandon(why));
                case Event.CancelQueued() -> endAll(dispatch.takeQueued(false), Call::cancel);
            }
        } catch (Throwable thrown) { // a callback's Error: unlike Python's, this thread survives it
            log(thrown);
        }
    }

    private void gone(Worker worker, Optional<Throwable> why) {
        try {
            why.ifPresent(cause -> lose(worker, cause));
        } finally {
            worker.joinFeeder();
            worker.tellBroken(why);
            dispatch.gone(worker);
            runAgain(worker);
        }
        workers.hire(); // in place of one that had its number of tasks
    }

    /** Fails the future of a worker that ended, where that does not break the pool; runs its task again if it may. */
    private void lose(Worker worker, Throwable cause) {
        Optional<RuntimeException> own = worker.isUnusable()
                ? Optional.empty()
                : workers.backend().lost(worker.name, cause);
        if (own.isEmpty()) {
            breakBy(cause);
            return;
        }
        dispatch.lose(worker).ifPresent(call -> {
            if (call.mayRunAgain()) {
                again.add(call);
            } else {
                call.abandon(own.get());
            }
        });
    }

    /** Runs tasks again, once the recording says that they failed where they ran. */
    private void runAgain(Worker lost) {
        for (Call<?> call : again) {
            call.runAgain(workers.tag(), lost.name);
            if (!dispatch.again(call)) {
                call.abandon(workers.backend().broken(UNUSABLE, null));
            }
        }
        again.clear();
    }

    /** Fails every future that is not done. */
    private void breakBy(Throwable cause) {
        BrokenExecutor why = workers.backend().broken(BROKEN, cause);
        List<Call<?>> left = dispatch.breakBy(() -> workers.backend().broken(UNUSABLE, why));
        kill();
        endAll(left, call -> call.abandon(why));
    }

    /** Ends all of these, whatever the callbacks of some of them throw. */
    private static void endAll(List<Call<?>> calls, Consumer<Call<?>> end) {
        for (Call<?> call : calls) {
            try {
                end.accept(call);
            } catch (Throwable thrown) {
                log(thrown);
            }
        }
    }

    private static void log(Throwable thrown) {
        Reporting.log(() -> LOG.log(Level.SEVERE, "Exception in the thread of a process pool", thrown), thrown);
    }

    private void kill() {
        dispatch.workers().forEach(Worker::kill);
    }
}
