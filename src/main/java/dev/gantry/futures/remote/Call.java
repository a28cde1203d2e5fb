package dev.gantry.futures.remote;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

import dev.gantry.futures.Promise;
import dev.gantry.hook.ExecutorTag;
import dev.gantry.hook.Probe;

/** Call in a process pool: the future of a task and what to send. */
final class Call<T> extends Promise<T> implements Runnable {
    final long number;

    /** Name of the task; empty for none. */
    final String name;

    /** Handle of the task in the recording: another when it runs again. */
    volatile long task;

    private final Dispatch dispatch;
    private volatile Callable<T> work; // null when it is no longer needed
    private volatile Worker worker;
    private volatile Thread runner; // while it runs here
    private volatile int retries;

    Call(Dispatch dispatch, long number, String name, long task, Callable<T> work, int retries) {
        super(task);
        this.dispatch = dispatch;
        this.number = number;
        this.name = name;
        this.task = task;
        this.work = work;
        this.retries = retries;
    }

    /** The task taken apart; fails if it cannot be sent at all. */
    SplitCall split() throws NotSerializableException {
        Callable<T> task = task();
        if (!(task instanceof Serializable)) {
            throw new NotSerializableException(
                    "the task cannot be sent to another process: %s is not serializable; declare it as Work or Action"
                            .formatted(task.getClass().getName()));
        }
        return SplitCall.of(task);
    }

    private Callable<T> task() {
        Callable<T> task = work;
        if (task == null) {
            throw new CancellationException("cancelled while it was sent");
        }
        return task;
    }

    /** The task as bytes, so many at most. */
    byte[] pack(int most) throws IOException {
        try {
            return Packing.object(task(), most);
        } catch (NotSerializableException e) {
            NotSerializableException clear = new NotSerializableException(
                    "the task cannot be sent to another process: " + e.getMessage());
            clear.initCause(e);
            throw clear;
        }
    }

    /**
     * Makes the future pending again, whose task was taken out of the call queue.
     *
     * @return false if it is being cancelled
     */
    boolean giveBack() {
        return takeBack();
    }

    /** Runs the task and then its callbacks here: for code that got it back from {@code shutdownNow}. */
    @Override
    public void run() {
        runner = Thread.currentThread();
        try {
            if (start()) {
                Probe.taskStarted(task);
                endHere(outcome());
            }
        } finally {
            runner = null;
        }
    }

    private Outcome outcome() {
        try {
            return new Outcome.Returned(task().call());
        } catch (Throwable thrown) { // Errors too: the future keeps them
            return new Outcome.Raised(thrown);
        }
    }

    private void endHere(Outcome outcome) {
        if (!ended()) {
            Probe.taskCancelled(task);
        } else {
            switch (outcome) {
                case Outcome.Returned _ -> Probe.taskSucceeded(task);
                case Outcome.Raised(Throwable thrown) -> Probe.taskFailed(task, thrown);
            }
        }
        end(outcome);
        if (isCancelled()) {
            Thread.interrupted(); // it was meant for the task
        }
    }

    /** Sets the worker that has it from now on; null if it waits again. */
    void handedTo(Worker taker) {
        worker = taker;
    }

    /** The task has ended: it cannot be cancelled any more. False if it was before: then that is its end. */
    boolean ended() {
        return taskEnded();
    }

    /** Whether a worker has had it. */
    boolean wasHanded() {
        return worker != null;
    }

    /** Ends the future, unless it was cancelled while it ran. */
    void end(Outcome outcome) {
        forgetTask();
        try {
            switch (outcome) {
                case Outcome.Returned(Object value) -> complete(cast(value));
                case Outcome.Raised(Throwable thrown) -> fail(thrown);
            }
        } catch (IllegalStateException _) {
            // it was cancelled while it ran
        }
    }

    /** It was sent, and is needed no longer, unless it may have to be sent again. */
    void sent() {
        if (retries == 0) {
            forgetTask();
        }
    }

    /** Whether it may run once more: its worker was lost, and nobody has cancelled it. */
    boolean mayRunAgain() {
        return retries > 0 && running() && work != null;
    }

    /** It is to run again: in the recording as another task, with a mark that says why. */
    void runAgain(ExecutorTag tag, String lost) {
        retries--;
        String again = (name.isEmpty() ? "task" : name) + " again";
        task = Probe.taskSubmitted(tag, again);
        Probe.mark("%s: %s was lost".formatted(again, lost));
    }

    /** Cancels a task that no worker has had. */
    void drop() {
        discard();
    }

    /** Fails the future of a task that will not run, unless it is cancelled. */
    void abandon(Throwable why) {
        boolean begun = running();
        try {
            begun = begun || start();
        } catch (IllegalStateException _) {
            // it was cancelled for good meanwhile
        }
        if (begun) {
            if (!wasHanded()) { // else the reader of its worker ends it
                recordFailure(why);
            }
            end(new Outcome.Raised(why));
        }
    }

    /** Records that the task failed here, and ran nowhere. */
    void recordFailure(Throwable why) {
        Probe.taskStarted(task);
        Probe.taskFailed(task, why);
    }

    @Override
    protected void forgetTask() {
        work = null;
        if (isCancelled()) {
            dispatch.cancelled();
        }
    }

    @SuppressWarnings("unchecked") // it is what the task returned, as it came out of the other process
    private T cast(Object value) {
        return (T) value;
    }

    @Override
    protected boolean canInterrupt() {
        return true;
    }

    /** Interrupts the task in its worker, or here; takes it back if it is still in the call queue. */
    @Override
    protected void interruptRunner() {
        Thread here = runner;
        dispatch.withdraw(this);
        if (here != null) {
            here.interrupt();
        } else if (wasHanded()) {
            worker.cancel(this);
        } else {
            forgetTask();
            Probe.taskCancelled(task);
        }
    }
}
