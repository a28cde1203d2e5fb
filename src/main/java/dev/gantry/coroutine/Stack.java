package dev.gantry.coroutine;

import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;

/** The stack of a coroutine: the one place that touches the JDK's continuation. */
final class Stack extends Continuation implements Turns {
    /** Generators nest in what resumes them, so they all share a scope: a yield suspends the innermost. */
    static final ContinuationScope GENERATOR = new ContinuationScope("dev.gantry.generator");

    /** Greenlets never nest: a switch suspends the current one with all generators inside. */
    static final ContinuationScope GREENLET = new ContinuationScope("dev.gantry.greenlet");

    /** Set while greenlets run on top of this generator: it is then the innermost, and yet cannot yield. */
    boolean covered;

    Stack(ContinuationScope scope, Runnable body) {
        super(scope, body);
    }

    /** The innermost generator's that runs on this thread; null if none. */
    static Stack innermostGenerator() {
        return (Stack) Continuation.getCurrentContinuation(GENERATOR);
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
