package dev.gantry.insight.whatif;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import dev.gantry.insight.whatif.Ops.Op;

/**
 * Model of a scheduler, from event to event.
 *
 * <p>All that compute at once have the same part of the processors: one clock, {@code virtual}, shows how much each of
 * them has had, so an event costs a step in a heap, however many compute. Coroutines hold their thread, the
 * <i>loop</i>, until they wait. A worker has a stack of tasks, as one that waits for a result may run others meanwhile
 * if the policy is stealing.
 *
 * <p>Times are doubles: whole nanoseconds stay whole as long as there are processors for all, and are rounded to the
 * nearest when they are told.
 */
final class Simulation {
    private static final int NONE = -1;
    private static final int STRIDE = 1 << 12;

    private final Workload load;
    private final Setting setting;
    private final Ops ops;
    private final Costs costs;
    private final Watching watching;
    private final boolean coroutines;
    private final boolean stealing;
    private final Queue queue;
    private final int tasks;

    private final Heap timed = new Heap(); // by time: what waits; below 0 a worker that starts
    private final Heap working = new Heap(); // by the virtual time at which it has had enough
    private final Ring ready = new Ring(); // what goes on now
    private double now;
    private double virtual;
    private int computing;

    private final int[] next; // op
    private final double[] submitted;
    private final double[] started;
    private final double[] ended;
    private final boolean[] waiting;
    private final int[] awaited; // the task that it waits for
    private final int[] firstWaiter; // of a task
    private final int[] nextWaiter;

    private final int[] worker; // of a task
    private final int[] below; // task on whose worker this one runs meanwhile
    private final int[] top; // task that a worker runs
    private final BitSet idle = new BitSet();
    private int workers; // that were started

    private final Ring loop = new Ring(); // coroutines that could run
    private int holder = NONE;
    private int inProgress;

    private double busy;
    private int done;

    Simulation(Workload load, Setting setting, Watching watching) {
        this.load = load;
        this.setting = setting;
        this.watching = watching;
        ops = load.ops;
        costs = load.costs(setting.kind());
        coroutines = setting.kind() == Kind.COROUTINES;
        stealing = setting.policy() == Policy.STEALING && !coroutines;
        queue = Queue.of(load, setting);
        tasks = load.size();
        int all = load.all();
        next = new int[all];
        waiting = new boolean[all];
        awaited = filled(all);
        nextWaiter = filled(all);
        firstWaiter = filled(tasks);
        worker = filled(tasks);
        below = filled(tasks);
        top = filled(setting.workers());
        submitted = new double[tasks];
        started = new double[tasks];
        ended = new double[tasks];
        Arrays.fill(started, Double.NaN);
        Arrays.fill(ended, Double.NaN);
        for (int i = 0; i < all; i++) {
            next[i] = load.from(i);
        }
    }

    private static int[] filled(int length) {
        int[] made = new int[length];
        Arrays.fill(made, NONE);
        return made;
    }

    /** Runs all; empty if it did not go on to the end. */
    Optional<Run> run(BooleanSupplier goesOn) {
        for (int i = tasks; i < load.all(); i++) {
            resume(i);
        }
        for (int events = 0; advanceAll(); events++) {
            if (events % STRIDE == 0 && !goesOn.getAsBoolean()) {
                return Optional.empty();
            }
        }
        return Optional.of(figures());
    }

    private Run figures() {
        double first = Double.MAX_VALUE;
        double last = 0;
        int count = 0;
        long[] waits = new long[tasks];
        for (int i = 0; i < tasks; i++) {
            if (!Double.isNaN(started[i])) {
                first = Math.min(first, submitted[i]);
                last = Double.isNaN(ended[i]) ? last : Math.max(last, ended[i]);
                waits[count++] = Math.round(started[i] - submitted[i]);
            }
        }
        double makespan = Math.max(0, last - first);
        double all = Math.max(1, makespan) * Math.max(1, setting.workers());
        double used = coroutines ? busy / Math.max(1, makespan) : busy / all;
        return Run.of(setting.workers(), Math.round(makespan), Arrays.copyOf(waits, count), Math.min(1, used),
                tasks - done);
    }

    /** Lets all that can go on do so, then goes to the next event; false if there is none. */
    private boolean advanceAll() {
        while (!ready.isEmpty()) {
            advance(ready.pollFirst());
        }
        if (timed.isEmpty() && working.isEmpty()) {
            return false;
        }
        double rate = Math.min(1, setting.capacity() / (double) Math.max(1, computing));
        double enough = working.isEmpty() ? Double.MAX_VALUE : now + (working.key() - virtual) / rate;
        if (!timed.isEmpty() && timed.key() < enough) {
            virtual += (timed.key() - now) * rate;
            now = timed.key();
            came(timed.poll());
        } else {
            virtual = working.key();
            now = Math.max(now, enough);
            computing--;
            came(working.poll());
        }
        return true;
    }

    private void came(int who) {
        if (who < 0) {
            take(-1 - who, 0);
        } else if (who < tasks && !coroutines && Double.isNaN(started[who])) {
            begin(who);
        } else if (holder == who) {
            ready.add(who); // it has computed
        } else {
            resume(who);
        }
    }

    /** It could go on; a coroutine once it has the thread. */
    private void resume(int who) {
        if (inLoop(who)) {
            loop.add(who);
            give();
        } else {
            ready.add(who);
        }
    }

    private boolean inLoop(int who) {
        return coroutines && load.inLoop(who);
    }

    /** Gives the thread to the next coroutine, if it is free. */
    private void give() {
        if (holder == NONE && !loop.isEmpty()) {
            holder = loop.pollFirst();
            if (holder < tasks && Double.isNaN(started[holder])) {
                begin(holder);
            } else {
                ready.add(holder);
            }
        }
    }

    private void begin(int task) {
        started[task] = now;
        watching.started(task, worker[task], Math.round(now));
        ready.add(task);
    }

    private void advance(int who) {
        if (waiting[who]) {
            waiting[who] = false;
            if (who < tasks) {
                watching.goesOn(who, Math.round(now));
            }
        }
        while (next[who] < load.to(who)) {
            int at = next[who]++;
            if (!op(who, ops.op(at), ops.amount(at))) {
                return;
            }
        }
        left(who);
    }

    /** Does this; false if it takes time, or the thread. */
    private boolean op(int who, Op op, long amount) {
        switch (op) {
            case COMPUTE, SEND -> {
                boolean does = amount > 0 && (op == Op.COMPUTE || setting.kind() == Kind.PROCESSES);
                if (does) {
                    work(amount, who);
                    busy += inLoop(who) && who < tasks ? amount : 0;
                }
                return !does;
            }
            case WAIT, LOCK -> {
                boolean does = amount > 0 && (op == Op.WAIT || coroutines || setting.workers() > 1);
                if (does) {
                    timed.add(now + amount, who);
                    waits(who);
                }
                return !does;
            }
            case YIELD -> {
                boolean does = inLoop(who);
                if (does) {
                    loop.add(who);
                    waits(who);
                }
                return !does;
            }
            case AWAIT -> {
                boolean does = Double.isNaN(ended[(int) amount]);
                if (does) {
                    await(who, (int) amount);
                }
                return !does;
            }
            case SUBMIT -> submit((int) amount, who);
            case END -> end(who);
        }
        return true;
    }

    private void work(double amount, int who) {
        working.add(virtual + amount, who);
        computing++;
    }

    private void waits(int who) {
        waiting[who] = true;
        if (who < tasks) {
            watching.waits(who, awaited[who], Math.round(now));
        }
        if (holder == who) {
            holder = NONE;
            give();
        }
    }

    private void await(int who, int task) {
        awaited[who] = task;
        nextWaiter[who] = firstWaiter[task];
        firstWaiter[task] = who;
        waits(who);
        if (stealing && who < tasks) {
            take(worker[who], 0);
        }
    }

    private void end(int task) {
        ended[task] = now;
        done++;
        watching.ended(task, Math.round(now));
        Ring woken = new Ring();
        for (int who = firstWaiter[task]; who != NONE; who = nextWaiter[who]) {
            woken.add(who);
        }
        while (!woken.isEmpty()) {
            int who = woken.pollLast(); // the one that waited first
            awaited[who] = NONE;
            if (!stealing || who >= tasks) {
                resume(who);
            } else if (top[worker[who]] == who) {
                idle.clear(worker[who]);
                ready.add(who);
            }
        }
    }

    private void submit(int task, int by) {
        submitted[task] = now;
        watching.submitted(task, by, Math.round(now));
        if (coroutines) {
            queue.add(task, NONE);
            enter();
            return;
        }
        queue.add(task, by < tasks ? worker[by] : NONE);
        int free = idle.nextSetBit(0);
        if (free >= 0) {
            idle.clear(free);
            take(free, top[free] == NONE ? costs.wake() : 0);
        } else if (workers < setting.workers()) {
            startWorker(workers++);
        }
    }

    /** Lets coroutines in, up to their limit. */
    private void enter() {
        while (setting.workers() == 0 || inProgress < setting.workers()) {
            int task = queue.take(NONE);
            if (task == NONE) {
                return;
            }
            inProgress++;
            loop.add(task);
            give();
        }
    }

    private void startWorker(int number) {
        long takes = setting.kind() == Kind.PROCESSES ? load.startWork() : costs.start(number);
        if (takes == 0) {
            take(number, 0);
        } else if (setting.kind() == Kind.PROCESSES) {
            work(takes, -1 - number);
        } else {
            timed.add(now + takes, -1 - number);
        }
    }

    /** The worker takes a task, which starts after so many nanoseconds; without one it is idle. */
    private void take(int from, long delay) {
        int task = queue.take(from);
        if (task == NONE) {
            idle.set(from);
            return;
        }
        worker[task] = from;
        below[task] = top[from];
        top[from] = task;
        if (delay > 0) {
            timed.add(now + delay, task);
        } else {
            begin(task);
        }
    }

    /** It has done all. */
    private void left(int who) {
        if (who < tasks) {
            watching.left(who, Math.round(now));
        }
        if (holder == who) {
            holder = NONE;
            if (who < tasks) {
                inProgress--;
                enter();
            }
            give();
        } else if (who < tasks && !coroutines) {
            free(who);
        }
    }

    private void free(int task) {
        int of = worker[task];
        top[of] = below[task];
        if (top[of] == NONE) {
            busy += now - started[task];
            take(of, costs.next());
        } else if (awaited[top[of]] == NONE) {
            ready.add(top[of]);
        } else {
            take(of, 0);
        }
    }
}
