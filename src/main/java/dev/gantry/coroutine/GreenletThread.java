package dev.gantry.coroutine;

import java.util.concurrent.ConcurrentLinkedQueue;

import dev.gantry.hook.CoroutineLane;
import dev.gantry.hook.Probe;
import dev.gantry.trace.SwitchReason;

/**
 * The greenlets of one thread: which runs, which comes next, and what travels between them.
 *
 * <p>All stacks are run from one loop, {@link #drive}, on the main greenlet's stack: a greenlet that switches says who is
 * next and suspends itself, which brings the loop back. So stacks never lie on one another, and a switch is one
 * suspension and one resumption.
 */
final class GreenletThread {
    private static final ThreadLocal<GreenletThread> CURRENT = ThreadLocal.withInitial(GreenletThread::new);

    Tracer tracer = Tracer.NONE;
    private final Thread thread = Thread.currentThread();
    final Greenlet main = new Greenlet(new GreenletFrame(this));
    private Greenlet current = main;

    // a switch on its way
    private Greenlet origin;
    private Greenlet target;
    private Object value;
    private Throwable thrown;

    private final ConcurrentLinkedQueue<GreenletFrame> abandoned = new ConcurrentLinkedQueue<>();
    private volatile boolean anyAbandoned;

    static GreenletThread here() {
        return CURRENT.get();
    }

    Greenlet running() {
        if (anyAbandoned) {
            endAbandoned();
        }
        return current;
    }

    void checkParent(Greenlet parent) {
        if (parent.frame.home != this) {
            throw new IllegalArgumentException("parent cannot be on a different thread");
        }
    }

    /** Gives the thread to this greenlet, or to its next living parent; returns what comes back. */
    Object pass(Greenlet to, Object sent, Throwable exception, SwitchReason reason) {
        if (thread != Thread.currentThread()) {
            throw new GreenletError("cannot switch to a different thread"
                    + (thread.isAlive() ? "" : " (which happens to have exited)"));
        }
        Greenlet living = living(to);
        checkBody(living);
        Greenlet from = current;
        origin = from;
        target = living;
        value = sent;
        thrown = exception;
        if (living != from) {
            if (Probe.isRecording()) {
                CoroutineLane.passed(from.frame.lane, living.frame.lane, reason);
            }
            if (from == main) {
                drive();
            } else {
                Stack.suspend(Stack.GREENLET);
            }
        }
        return Values.asResult(arrive());
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
        if (anyAbandoned) {
            endAbandoned();
        }
        if (exception != null) {
            throw Rethrow.asIs(exception);
        }
        return arrived;
    }

    /** The current greenlet's body has ended: what came of it goes to the parent. Its stack returns to the loop next. */
    void ended(GreenletFrame frame, Object result, Throwable failure) {
        origin = current;
        value = result;
        thrown = failure;
        target = living(frame.parent);
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

    /** This frame's greenlet cannot be reached any more. Any thread may say so. */
    void abandon(GreenletFrame frame) {
        if (!frame.dead) {
            abandoned.add(frame);
            anyAbandoned = true;
        }
    }

    private void drive() {
        Stack covered = Stack.innermostGenerator();
        if (covered != null) {
            covered.covered = true;
        }
        try {
            for (Greenlet next = target; next != main; next = target) {
                current = next;
                next.frame.goOn(next);
            }
        } finally {
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

    private void endAbandoned() {
        anyAbandoned = false;
        for (GreenletFrame frame = abandoned.poll(); frame != null; frame = abandoned.poll()) {
            frame.parent = current;
            try {
                new Greenlet(frame).throwInto();
            } catch (Throwable failed) {
                Abandoned.log(failed);
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
