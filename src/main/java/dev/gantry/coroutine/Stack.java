package dev.gantry.coroutine;

import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;

/** The stack of a coroutine: the one place that touches the JDK's continuation. */
final class Stack extends Continuation {
    /** Generators nest in what resumes them, so they all share a scope: a yield suspends the innermost. */
    static final ContinuationScope GENERATOR = new ContinuationScope("dev.gantry.generator");

    /** Greenlets never nest: a switch suspends the current one with all generators inside. */
    static final ContinuationScope GREENLET = new ContinuationScope("dev.gantry.greenlet");

    Stack(ContinuationScope scope, Runnable body) {
        super(scope, body);
    }

    /** The innermost that runs on this thread in this scope; null if none. */
    static Continuation innermost(ContinuationScope scope) {
        return Continuation.getCurrentContinuation(scope);
    }

    static void suspend(ContinuationScope scope) {
        Continuation.yield(scope);
    }

    @Override
    protected void onPinned(Pinned reason) {
        throw new IllegalStateException(switch (reason) {
            case NATIVE -> "a coroutine cannot be suspended while native code waits for it to return";
            default -> "a coroutine cannot be suspended here: the JVM holds it (" + reason + ")";
        });
    }
}
