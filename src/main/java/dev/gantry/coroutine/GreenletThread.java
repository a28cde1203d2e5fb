package dev.gantry.coroutine;

import java.lang.ref.ReferenceQueue;
import java.util.HashSet;
import java.util.Set;

import dev.gantry.hook.CoroutineLane;
import dev.gantry.hook.PerThread;
import dev.gantry.hook.Probe;
import dev.gantry.trace.SwitchReason;

/**
 * Greenlet switching on one thread: which greenlet runs, which comes next, and the values passed between them.
 *
 * <p>All stacks are run from one loop, {@link #drive}, on the main greenlet's stack: a greenlet that switches sets
 * which is next and suspends itself, which returns to the loop. So stacks never lie on one another, and a switch is one
 * suspension and one resumption.
 */
final class GreenletThread {
    private static final PerThread<GreenletThread> CURRENT = new PerThread<>();

    Tracer tracer = Tracer.NONE;
    private final Thread thread = Thread.currentThread();
    final Greenlet main = new Greenlet(new GreenletFrame(this));
    private Greenlet current = main;

    // a switch on its way
    private Greenlet origin;
    private Greenlet target;
    private Object value;
    private Throwable thrown;

    // kept by the thread, so that unreachable greenlets are freed with the thread
    private final ReferenceQueue<Greenlet> lost = new ReferenceQueue<>();
    private final Set<GreenletFrame.Watch> watches = new HashSet<>();
    private Object bound = Bindings.NONE;

    static GreenletThread here() {
        GreenletThread here = CURRENT.get();
        if (here == null) {
            here = new GreenletThread();
            CURRENT.set(here);
        }
        return here;
    }

    Greenlet running() {
        endAbandoned();
        return current;
    }

    /** Watches this handle: its suspended greenlet is ended once the handle is unreachable. */
    GreenletFrame.Watch watch(Greenlet handle) {
        GreenletFrame.Watch watch = new GreenletFrame.Watch(handle, lost);
        watches.add(watch);
        return watch;
    }

    void unwatch(GreenletFrame.Watch watch) {
        watch.clear();
        watches.remove(watch);
    }

    void checkParent(Greenlet parent) {
        if (parent.frame.home != this) {
            throw new IllegalArgumentException("parent cannot be on a different thread");
        }
    }

    /**
     * Gives the thread to this greenlet, or to its next living parent; returns what comes back. This frame lies on the
     * suspended stack, so it must not refer to the current greenlet: that would never be found abandoned.
     */
    Object pass(Greenlet to, Object sent, Throwable exception, SwitchReason reason) {
        if (aim(to, sent, exception, reason)) {
            if (current == main) {
                drive();
            } else {
                Stack.suspendGreenlet();
            }
        }
        return Values.asResult(arrive());
    }

    /** Sets what the switch is to and what travels; returns whether it leaves the current greenlet. */
    private boolean aim(Greenlet to, Object sent, Throwable exception, SwitchReason reason) {
        if (thread != Thread.currentThread()) {
            throw new GreenletError("cannot switch to a different thread"
                    + (thread.isAlive() ? "" : " (which happens to have exited)"));
        }
        Greenlet living = living(to);
        checkBody(living);
        Greenlet from = current;
        if (!Bindings.APART) {
            checkBindings(from);
        }
        origin = from;
        target = living;
        value = sent;
        thrown = exception;
        if (living != from && Probe.isRecording()) {
            CoroutineLane.passed(from.frame.lane, living.frame.lane, reason);
        }
        return living != from;
    }

    /** The switch has come to the current greenlet: tells the tracer, then hands out what travelled. */
    Object arrive() {
        Object arrived = value;
        Throwable exception = thrown;
        Greenlet from = origin;
        value = null;
        thrown = null;
        origin = null;
        if (tracer != Tracer.NONE) {
            tell(exception == null ? Tracer.Event.SWITCH : Tracer.Event.THROW, from);
        }
        endAbandoned();
        if (exception != null) {
            throw Rethrow.asIs(exception);
        }
        return arrived;
    }

    /**
     * The current greenlet's body has ended: what came of it goes to the parent. Its stack returns to the loop next.
     */
    void ended(GreenletFrame frame, Object result, Throwable failure) {
        origin = current;
        value = result;
        thrown = failure;
        target = living(frame.heir == null ? frame.parent : frame.heir);
        while (target.frame.body == null && !target.isActive()) {
            value = null;
            thrown = noBody();
            target = living(target.frame.parent);
        }
        if (Probe.isRecording()) {
            CoroutineLane.passed(frame.lane, target.frame.lane, SwitchReason.EXIT);
            frame.lane.closed();
        }
    }

    private void drive() {
        Stack covered = Stack.innermostGenerator();
        if (covered != null) {
            covered.covered = true;
        }
        Object mains = Bindings.seen();
        Object now = mains;
        try {
            for (Greenlet next = target; next != main; next = target) {
                current = next;
                bind(now, next.frame.bindings);
                next.frame.goOn(next);
                now = Bindings.seen();
                if (now != next.frame.bindings) {
                    next.frame.bindings = now;
                }
            }
        } finally {
            bind(Bindings.seen(), mains);
            current = main;
            if (covered != null) {
                covered.covered = false;
            }
        }
    }

    private void tell(Tracer.Event event, Greenlet from) {
        try {
            tracer.switched(event, from, current);
        } catch (Throwable failed) {
            tracer = Tracer.NONE;
            throw failed;
        }
    }

    /** Each greenlet has its own scoped values, at first none, as each thread has. */
    private static void bind(Object now, Object next) {
        if (now != next && Bindings.APART) {
            Bindings.set(next);
        }
    }

    /** Refuses a switch between different bindings, where greenlets cannot have bindings of their own. */
    private void checkBindings(Greenlet from) {
        Object now = Bindings.current();
        if (from == main) {
            bound = now;
        } else if (now != bound) {
            throw Bindings.refused();
        }
    }

    /**
     * Ends greenlets whose handles the program has lost. Meanwhile, what they return or throw goes to the current one.
     * One that is being ended ends no others: it may go on elsewhere, and would leave them half ended; nor does one
     * that just ends others, in whose stack all would lie.
     */
    private void endAbandoned() {
        GreenletFrame ending = current.frame;
        if (ending.heir != null || ending.ends) {
            return;
        }
        ending.ends = true;
        try {
            endAll();
        } finally {
            ending.ends = false;
        }
    }

    private void endAll() {
        for (Object gone = lost.poll(); gone != null; gone = lost.poll()) {
            GreenletFrame.Watch watch = (GreenletFrame.Watch) gone;
            GreenletFrame frame = watch.frame;
            watches.remove(watch);
            watch.end();
            if (frame.dead) {
                continue;
            }
            frame.heir = current;
            try {
                new Greenlet(frame).throwInto();
            } catch (Throwable failed) {
                Abandoned.log(failed);
            } finally {
                frame.heir = null;
            }
        }
    }

    private static Greenlet living(Greenlet greenlet) {
        Greenlet living = greenlet;
        while (living.frame.dead) {
            living = living.frame.parent;
        }
        return living;
    }

    private static void checkBody(Greenlet greenlet) {
        if (greenlet.frame.body == null && !greenlet.isActive()) {
            throw noBody();
        }
    }

    private static IllegalStateException noBody() {
        return new IllegalStateException("the greenlet has no run");
    }
}
