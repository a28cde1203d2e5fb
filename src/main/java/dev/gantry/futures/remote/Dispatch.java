package dev.gantry.futures.remote;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * Dispatch of waiting tasks to idle workers.
 *
 * <p>As in Python, tasks wait in two queues. The first holds those that can still be cancelled. From there they move
 * into the <i>call queue</i>, which has one place more than there are workers, and count as running for their futures.
 * Where there is no room for workers it has no place at all, so that all tasks can be cancelled. A worker gets a task
 * from the call queue when it has nothing else to do; none is held back by another's long task.
 * Python serialises what is in the call queue at once; here it happens when a worker takes it, in that worker's feeder.
 *
 * <p>A lock guards everything. No program's code runs under it.
 */
final class Dispatch {
    private final Deque<Call<?>> pending = new ArrayDeque<>();
    private final Deque<Call<?>> calls = new ArrayDeque<>();
    private final Queue<Worker> idle = new ArrayDeque<>();
    private final Set<Worker> workers = new LinkedHashSet<>();
    private int most;
    private int starting;
    private Runnable look = () -> {};
    private String refusal;
    private Supplier<? extends RuntimeException> broken;

    Dispatch(int most) {
        this.most = most;
    }

    /** Calls this, under its lock, when the pool's own thread has to look for what has been cancelled. */
    synchronized void wakeBy(Runnable waker) {
        look = waker;
    }

    /**
     * Queues a task.
     *
     * @return whether the pool's own thread has to move it on
     */
    synchronized boolean add(Call<?> call) {
        if (broken != null) {
            throw broken.get();
        }
        if (refusal != null) {
            throw new RejectedExecutionException(refusal);
        }
        pending.add(call);
        if (!idle.isEmpty()) {
            refill();
        }
        return !pending.isEmpty() && hasPlace();
    }

    /** There is room for so many workers from now on; those that are beyond it stay. With none all tasks wait again. */
    synchronized void room(int workersAtMost) {
        most = workersAtMost;
        if (most == 0) {
            List<Call<?>> back = new ArrayList<>(calls);
            calls.clear();
            back.reversed().forEach(this::putBack);
        }
        refill();
    }

    /** The task waits again, before all others. */
    private void putBack(Call<?> call) {
        call.handedTo(null);
        if (most == 0 && call.giveBack()) {
            pending.addFirst(call);
        } else {
            calls.addFirst(call);
        }
    }

    private boolean hasPlace() {
        return most > 0 && calls.size() <= most;
    }

    /** A task was cancelled. Where there are workers, they come across it. */
    synchronized void cancelled() {
        if (most == 0) {
            look.run();
        }
    }

    /** How many tasks no worker has. */
    synchronized int waiting() {
        return (int) pending.stream().filter(call -> !call.isCancelled()).count() + calls.size();
    }

    /** Takes back a task that no worker has taken. */
    synchronized boolean remove(Call<?> call) {
        return pending.remove(call) || calls.remove(call);
    }

    /**
     * Takes on a worker if more tasks wait than there are workers to come for them; the caller has to start it.
     *
     * @param maker makes one
     * @param atOnce whether it gets a task now, so that it need not come and ask for its first
     */
    synchronized Optional<Worker> hire(Supplier<Worker> maker, boolean atOnce) {
        if (broken != null || workers.size() >= most || pending.size() + calls.size() <= idle.size() + starting) {
            return Optional.empty();
        }
        Worker worker = maker.get();
        workers.add(worker);
        fill();
        if (atOnce && !calls.isEmpty()) {
            give(worker);
        } else {
            worker.starting = true;
            starting++;
        }
        return Optional.of(worker);
    }

    /** Forgets a worker whose process could not be started; its task waits again. */
    synchronized void notStarted(Worker worker) {
        if (worker.current != null) {
            putBack(worker.current);
            worker.current = null;
        }
        gone(worker);
        refill(); // another may have become idle meanwhile
        dismiss();
    }

    /** The worker's process takes tasks now. One that got its first at once is busy, or has been ready before. */
    synchronized void started(Worker worker) {
        if (worker.starting) {
            ready(worker);
        }
    }

    /** The worker has nothing to do, for the first time or again. */
    synchronized void ready(Worker worker) {
        settle(worker);
        if (broken != null) {
            return;
        }
        if (worker.isUsedUp()) {
            worker.command(new FeederCommand.Leave());
            return;
        }
        idle.add(worker);
        refill();
        dismiss();
    }

    /** Moves tasks on, as far as there is room. */
    synchronized void refill() {
        do {
            fill();
            while (!calls.isEmpty() && !idle.isEmpty()) {
                give(idle.remove());
            }
        } while (hasPlace() && !pending.isEmpty());
    }

    /** Moves what waits into the call queue, as far as there is room; what is cancelled needs none. */
    private void fill() {
        while (!pending.isEmpty() && (hasPlace() || pending.element().isCancelled())) {
            Call<?> next = pending.remove();
            if (next.start()) {
                calls.add(next);
            }
        }
    }

    private void give(Worker worker) {
        worker.current = calls.remove();
        worker.current.handedTo(worker);
        worker.command(new FeederCommand.Run(worker.current));
    }

    /** Takes no more tasks; the workers leave when none is left. */
    synchronized void close() {
        if (refusal == null) {
            refusal = "cannot schedule new futures after shutdown";
        }
        dismiss();
    }

    /** Takes everything that no worker has, whatever its future says. */
    synchronized List<Call<?>> takeQueued(boolean runningToo) {
        List<Call<?>> taken = new ArrayList<>();
        if (runningToo) {
            taken.addAll(calls);
            calls.clear();
        }
        taken.addAll(pending);
        pending.clear();
        dismiss();
        return taken;
    }

    /** Takes this out of the call queue, if it is there: no worker gets it any more. */
    synchronized void withdraw(Call<?> call) {
        if (calls.remove(call)) {
            refill();
            dismiss();
            cancelled();
        }
    }

    /** Interrupts every task that a worker has. */
    synchronized void interruptAll() {
        for (Worker worker : workers) {
            if (worker.current != null) {
                worker.interrupt(worker.current);
            }
        }
    }

    /** Forgets a worker whose process has ended. */
    synchronized void gone(Worker worker) {
        settle(worker);
        idle.remove(worker);
        workers.remove(worker);
    }

    /**
     * Marks the pool as broken.
     *
     * @param why what every submission fails with from now on
     * @return every task that has not ended, none if it was broken before
     */
    synchronized List<Call<?>> breakBy(Supplier<? extends RuntimeException> why) {
        if (broken != null) {
            return List.of();
        }
        broken = why;
        List<Call<?>> left = new ArrayList<>();
        for (Worker worker : workers) {
            if (worker.current != null) {
                left.add(worker.current);
                worker.broken = worker.current;
                worker.current = null;
            }
        }
        left.addAll(takeQueued(true));
        return left;
    }

    /**
     * Takes the task of a worker that was lost, which does not break the pool.
     *
     * @return none if it had none, or the pool broke before
     */
    synchronized Optional<Call<?>> lose(Worker worker) {
        Call<?> had = worker.current;
        worker.broken = had;
        worker.current = null;
        return Optional.ofNullable(had);
    }

    /** Has a task run before all others that wait, as its worker was lost; false if the pool broke meanwhile. */
    synchronized boolean again(Call<?> call) {
        if (broken != null) {
            return false;
        }
        putBack(call);
        refill();
        return true;
    }

    /** The task that this answer of a worker ends; none if the worker was not asked, or the pool broke meanwhile. */
    synchronized Optional<Call<?>> answered(Worker worker, long number) {
        Call<?> call = worker.current;
        if (call == null || call.number != number) {
            return Optional.empty();
        }
        worker.current = null;
        call.ended();
        return Optional.of(call);
    }

    /** Whether this is the task that the worker has. */
    synchronized boolean runs(Worker worker, long number) {
        return worker.current != null && worker.current.number == number;
    }

    synchronized List<Worker> workers() {
        return List.copyOf(workers);
    }

    /** Running tasks, described for people, one text each. */
    synchronized List<String> running() {
        return workers.stream()
                .filter(worker -> worker.current != null)
                .map(worker -> worker.current.name.isEmpty()
                        ? worker.name
                        : worker.current.name + " in " + worker.name)
                .toList();
    }

    synchronized boolean isClosed() {
        return refusal != null || broken != null;
    }

    /** Whether it has ended: no tasks and no workers are left. */
    synchronized boolean isOver() {
        return isClosed() && pending.isEmpty() && calls.isEmpty() && workers.isEmpty();
    }

    private void settle(Worker worker) {
        if (worker.starting) {
            worker.starting = false;
            starting--;
        }
    }

    /** Lets idle workers leave if the pool is closed and no tasks are left. */
    private void dismiss() {
        if (refusal != null && pending.isEmpty() && calls.isEmpty()) {
            idle.forEach(worker -> worker.command(new FeederCommand.Leave()));
            idle.clear();
        }
    }
}
