package dev.gantry.hub;

import java.lang.reflect.Constructor;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import jdk.internal.vm.SharedThreadContainer;

import dev.gantry.hook.Carrier;
import dev.gantry.hook.CoroutineLane;
import dev.gantry.hook.Probe;
import dev.gantry.jdk.Internals;
import dev.gantry.trace.SwitchReason;

/**
 * Hub whose tasks are virtual threads. The JDK hands each runnable one to the scheduler that it was made with, this
 * hub, which puts it into the loop's queue, and the loop runs it on the hub's own thread until it parks.
 *
 * <p>The JDK always hands over one and the same {@code Runnable} for a virtual thread, which identifies it. When the
 * loop itself wakes a virtual thread, it runs it at once, as the cooperative hub would.
 *
 * <p>Virtual threads that a task starts by itself run here too, as threads become greenlets under gevent's
 * monkey-patching; but the hub does not know them, and they may not call it.
 */
final class AutomaticHub extends Hub implements Executor {
    private final AutomaticMain mainStrand = new AutomaticMain(this);
    private final CoroutineLane mainLane = CoroutineLane.ofThread();
    private final Consumer<Thread> starter = starter();
    private final Carrier carrier = new Carrier();
    private final Thread.Builder.OfVirtual threads = builder(this);
    private final Map<Runnable, VirtualStrand> mounts = new IdentityHashMap<>();
    private VirtualStrand running;
    private InterruptWatch watch;
    private boolean turning;
    private boolean catching;
    private Runnable caught;

    AutomaticHub(LongSupplier clock) {
        super(clock);
    }

    @Override
    public Kind kind() {
        return Kind.AUTOMATIC;
    }

    /** Called by the JDK, in any thread, when a virtual thread can run. */
    @Override
    public void execute(Runnable mount) {
        Thread current = Thread.currentThread();
        if (current == thread() && catching) {
            caught = mount;
        } else if (current == thread() || running != null && current == running.thread) {
            VirtualStrand strand = mounts.get(mount);
            if (strand != null && strand == running) {
                strand.readyOnLeaving = true;
            } else if (strand != null) {
                strand.markReady();
            }
            loop.soon(() -> mount(mount));
        } else {
            loop.post(() -> mount(mount));
        }
    }

    @Override
    boolean isHere() {
        Thread current = Thread.currentThread();
        VirtualStrand mounted = running;
        return mounted == null ? current == thread() : current == mounted.thread;
    }

    @Override
    Strand strand() {
        checkHere();
        if (running != null) {
            return running;
        }
        if (turning) {
            throw new BlockingSwitchOutError();
        }
        return mainStrand;
    }

    @Override
    Strand main() {
        return mainStrand;
    }

    @Override
    Strand begin(String name, Runnable body) {
        VirtualStrand strand = new VirtualStrand(this, name);
        strand.thread = threads.name(name).unstarted(() -> {
            carrier.carries();
            adopt();
            body.run();
            strand.ended = true;
        });
        return strand;
    }

    @Override
    void runSafely(Runnable locking) {
        if (running != null) {
            locking.run();
        } else {
            begin("log", locking).enter();
        }
    }

    @Override
    void hasSelected() {
        watch.listen(); // a selector's own interruption mechanism replaces it
    }

    @Override
    void end() {
        // only tasks that would not end are left suspended
    }

    /** Runs this virtual thread until it parks or ends. */
    void enter(VirtualStrand strand) {
        catching = true;
        boolean first = !strand.started;
        if (first) {
            strand.started = true;
            starter.accept(strand.thread);
        } else {
            LockSupport.unpark(strand.thread);
        }
        catching = false;
        Runnable mount = caught;
        caught = null;
        if (mount != null) { // else it is in the queue already
            if (first) {
                mounts.put(mount, strand);
            }
            mount(strand, mount);
        }
    }

    /** Runs the loop until this wait is over. */
    void turnUntilDone(Waiter<?> waiter) {
        watch = new InterruptWatch(heard -> post(() -> interrupt(heard, waiter)));
        turning = true;
        watch.listen();
        try {
            while (!waiter.isDone()) {
                loop.step();
            }
        } finally {
            watch.quit();
            turning = false;
        }
    }

    @Override
    void interrupted() {
        // the watch has noted the interrupt
    }

    private static void interrupt(InterruptWatch watch, Waiter<?> waiter) {
        if (!waiter.isDone() && watch.deliver()) {
            Thread.interrupted();
            waiter.fail(new InterruptedException());
        }
    }

    private void mount(Runnable mount) {
        VirtualStrand strand = mounts.get(mount);
        if (strand == null) {
            mount.run(); // a virtual thread that a task has started by itself
        } else {
            mount(strand, mount);
        }
    }

    private void mount(VirtualStrand strand, Runnable mount) {
        if (strand.elsewhere) {
            strand.elsewhere = false;
            loop.elsewhere(-1);
        }
        CoroutineLane.passed(mainLane, strand.lane, SwitchReason.SWITCH);
        running = strand;
        mount.run();
        running = null;
        if (strand.ended) {
            CoroutineLane.passed(strand.lane, mainLane, SwitchReason.EXIT);
            strand.lane.closed();
            mounts.remove(mount);
            return;
        }
        if (Probe.isRecording()) {
            CoroutineLane.passed(strand.lane, mainLane, strand.waiter == null ? guess(strand.thread) : strand.reason);
        }
        if (strand.waiter == null) {
            strand.elsewhere = true;
            loop.elsewhere(1);
        }
        if (strand.readyOnLeaving) {
            strand.readyOnLeaving = false;
            strand.markReady();
        }
    }

    /** Reason why a virtual thread parked by itself: a lock sets the blocker, a sleep has a time, a socket neither. */
    private static SwitchReason guess(Thread thread) {
        if (LockSupport.getBlocker(thread) != null) {
            return SwitchReason.SWITCH;
        }
        return switch (thread.getState()) {
            case TIMED_WAITING -> SwitchReason.SLEEP;
            case WAITING -> SwitchReason.IO;
            default -> SwitchReason.SWITCH;
        };
    }

    /**
     * Starter of virtual threads, in a container if possible: the JDK keeps those that never end only as long as their
     * container, and for ever without one.
     */
    private static Consumer<Thread> starter() {
        return Internals.CONTINUATION.isAvailable()
                ? SharedThreadContainer.create("gantry-hub")::start
                : Thread::start;
    }

    private static Thread.Builder.OfVirtual builder(Executor scheduler) {
        Internals.SCHEDULER.require();
        try {
            // Pollers, the JDK's threads that watch sockets, are virtual: started by a task they would be the hub's.
            Class.forName("sun.nio.ch.Poller");
            Constructor<?> maker = Class.forName("java.lang.ThreadBuilders$VirtualThreadBuilder")
                    .getDeclaredConstructor(Executor.class);
            maker.setAccessible(true);
            return (Thread.Builder.OfVirtual) maker.newInstance(scheduler);
        } catch (ReflectiveOperationException e) {
            throw Internals.SCHEDULER.absent(e);
        }
    }
}
