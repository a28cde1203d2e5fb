package dev.gantry.coroutine;

import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;

/**
 * Stack of a coroutine, a {@code jdk.internal.vm.Continuation}; only this class uses it.
 *
 * <p><b>Scoped values.</b> A generator's body sees what is bound where it was resumed, like any method that is called;
 * so does a flat one. What the body itself binds around a yield is put aside there and is bound again when it goes on,
 * with what was bound around that at the time. Where it ends such a binding of an earlier resumption, what was bound
 * then holds until its next yield.
 */
final class Stack extends Continuation implements Turns {
    /** Generators nest in what resumes them, so they all share a scope: a yield suspends the innermost. */
    static final ContinuationScope GENERATOR = new ContinuationScope("dev.gantry.generator");

    /** Greenlets never nest: a switch suspends the current one with all generators inside. */
    static final ContinuationScope GREENLET = new ContinuationScope("dev.gantry.greenlet");

    /** Set while greenlets run on top of this generator: it is then the innermost, and yet cannot yield. */
    boolean covered;

    private Object around; // the bindings under which the body ran last while it had none of its own
    private Object own; // the body's own bindings that it was suspended in
    private boolean changed; // scoped values that the body has looked up may be bound to others now
    private long thread;

    Stack(ContinuationScope scope, Runnable body) {
        super(scope, body);
    }

    /** Stack of the innermost generator that runs on this thread; null if none. */
    static Stack innermostGenerator() {
        return (Stack) Continuation.getCurrentContinuation(GENERATOR);
    }

    @Override
    public void checkRuns() {
        Stack innermost = innermostGenerator();
        if (innermost != this || covered) {
            Turns.super.checkRuns();
        }
    }

    @Override
    public void suspend() {
        if (!Bindings.APART && Bindings.current() != around) {
            throw Bindings.refused();
        }
        thread = Thread.currentThread().threadId();
        Continuation.yield(GENERATOR);
    }

    /** Suspends the current greenlet. */
    static void suspendGreenlet() {
        Continuation.yield(GREENLET);
    }

    /** A stack that holds a monitor belongs to the thread that it was suspended in: only that can release it. */
    @Override
    public void checkThread() {
        if (thread != Thread.currentThread().threadId() && Monitors.isAnyHeld(this)) {
            throw new IllegalStateException(
                    "the generator holds a monitor (synchronized): only the thread that it was suspended in can go on "
                            + "with it");
        }
    }

    @Override
    public void go() {
        Object outside = Bindings.current();
        if (own != null) {
            Bindings.set(own);
        } else if (around != outside) {
            if (!Bindings.APART && around != null) {
                throw Bindings.refused();
            }
            changed = around != null;
            around = outside;
        }
        try {
            run();
        } finally {
            Object left = Bindings.seen();
            if (left != outside || own != null) {
                own = left == around || left == null ? null : left;
                if (Bindings.APART) {
                    Bindings.set(outside);
                }
            }
        }
    }

    @Override
    protected void onContinue() {
        if (changed) {
            changed = false;
            Bindings.forgetValues();
        }
    }

    @Override
    protected void onPinned(Pinned reason) {
        throw new IllegalStateException(switch (reason) {
            case NATIVE -> "a coroutine cannot be suspended while native code waits for it to return";
            default -> "a coroutine cannot be suspended here: the JVM holds it (" + reason + ")";
        });
    }
}
