package dev.gantry.coroutine;

import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Iterator;
import java.util.Optional;

import dev.gantry.hook.CoroutineLane;
import dev.gantry.hook.Probe;
import dev.gantry.jdk.Internals;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.SwitchReason;

/**
 * State of a generator: its stack, its stage, and the values that pass in and out. The suspended stack refers to this,
 * never to the {@link Generator} that the program holds, so that the latter can be found abandoned.
 */
final class GeneratorFrame<Y, S> implements Runnable, Yielder<Y, S> {
    private static final int CREATED = 0;
    private static final int SUSPENDED = 1;
    private static final int RUNNING = 2;
    private static final int FINISHED = 3;
    /** Suspended, and what it has yielded is not taken yet. */
    private static final int AHEAD = 4;
    private static final boolean CONTINUATIONS = Internals.CONTINUATION.isAvailable();
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(GeneratorFrame.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Turns turns;
    private final CoroutineLane lane;
    private Generator.Body<Y, S> body;
    private volatile int state;
    private boolean abandoned;
    private S sent;
    private Throwable thrown;
    private Y yielded;
    private Object returned;
    private Throwable failure;
    private GeneratorFrame<?, ?> inner; // the one that this yields from just now

    /**
     * A generator that is still to start.
     *
     * @param body what it does
     * @param lambda the same as the program wrote it, which may be able to do without a stack
     */
    GeneratorFrame(String name, Generator.Body<Y, S> body, Serializable lambda) {
        this.body = body;
        this.lane = new CoroutineLane(LaneKind.GENERATOR, name);
        Optional<Turns> flat = isToFlatten(lambda) ? Flattener.flatten(lambda, this) : Optional.empty();
        this.turns = flat.isPresent() ? flat.get() : withStack();
    }

    /**
     * Whether to try a flat body: not under a recording, which shows lines of the body, as a flat one has no stack
     * frame.
     */
    private static boolean isToFlatten(Serializable lambda) {
        return lambda instanceof FlatBody || !Probe.isRecording();
    }

    private Turns withStack() {
        return CONTINUATIONS ? new Stack(Stack.GENERATOR, this) : new ThreadTurns(this);
    }

    boolean isFlat() {
        return turns instanceof Flat;
    }

    /** What is resumed for: the value that it yields, the knowledge that there is one, or its end. */
    enum Aim {
        TAKE, LOOK, CLOSE
    }

    /** End of the body, with what it has returned; null where that is still to be taken. */
    record End(Object returned) {
        private static final End SEEN = new End(null);
    }

    /**
     * Runs the body until it yields or returns, with this value or this exception at the yield that waits; throws what
     * it throws. It does not run where the value looked for is there already, or it has ended before.
     *
     * <p>What is yielded or returned is taken before the generator is released: another thread may resume it then.
     *
     * <p>Whatever is thrown on the way, and be it because the stack is full, the generator is not left as running: the
     * state is then set by a plain assignment, which needs no stack.
     *
     * @return what it yields, null if that is only looked for; an {@link End} if it has ended
     * @throws IllegalStateException if it runs already, or may not be resumed so
     * @throws IllegalArgumentException if a value is sent to a body that has not started
     */
    Object resume(S value, Throwable exception, Aim aim) {
        int before = state;
        if (before == RUNNING || !STATE.compareAndSet(this, before, RUNNING)) {
            throw new IllegalStateException("generator already executing");
        }
        int after = before;
        try {
            check(before, value, exception, aim);
            boolean more = before == AHEAD && aim != Aim.CLOSE;
            if (!more && before != FINISHED) {
                after = FINISHED;
                sent = value;
                thrown = exception;
                more = go();
            }
            boolean looks = aim == Aim.LOOK;
            Object result = more ? looks ? null : takeYielded() : looks ? End.SEEN : new End(takeReturned());
            release(!more ? FINISHED : looks ? AHEAD : SUSPENDED);
            return result;
        } catch (Throwable failed) {
            if (after == FINISHED || exception != null && before == CREATED) {
                body = null;
                state = FINISHED;
                if (before == CREATED) {
                    turns.forget();
                }
            } else {
                state = after;
            }
            throw failed;
        }
    }

    private void check(int before, S value, Throwable exception, Aim aim) {
        if (before == AHEAD && aim != Aim.CLOSE) {
            if (value != null || exception != null) {
                throw new IllegalStateException("hasNext() ran ahead: take its value with next() first");
            }
        } else if (before == SUSPENDED || before == AHEAD) {
            checkThread();
        } else if (exception != null) {
            throw Rethrow.asIs(before == CREATED ? leaving(exception) : exception);
        } else if (before == CREATED && value != null) {
            throw new IllegalArgumentException("can't send non-null value to a just-started generator");
        }
    }

    /** Checks that this thread may go on with it, and with what it yields from. */
    private void checkThread() {
        for (GeneratorFrame<?, ?> each = this; each != null; each = each.inner) {
            each.turns.checkThread();
        }
    }

    /** Runs the body; returns whether it has yielded. */
    private boolean go() {
        if (Probe.isRecording() && (!abandoned || lane.isOpen())) {
            goTraced(thrown == null ? SwitchReason.SEND : SwitchReason.THROW);
        } else {
            turns.go();
        }
        if (!turns.isDone()) {
            return true;
        }
        Throwable failed = failure;
        failure = null;
        if (failed != null) {
            throw Rethrow.asIs(failed);
        }
        return false;
    }

    /** Releases the generator in this state. */
    private void release(int next) {
        if (next == FINISHED) {
            body = null;
        }
        STATE.setRelease(this, next);
    }

    /**
     * Ends it: the yield that waits throws {@link GeneratorExit}. One that has not started runs nothing of its body.
     */
    void close() {
        try {
            if (!(resume(null, new GeneratorExit(), Aim.CLOSE) instanceof End)) {
                throw new IllegalStateException("generator ignored GeneratorExit");
            }
        } catch (GeneratorExit _) {
            // the body ended by the GeneratorExit that close() threw in
        }
    }

    boolean isFinished() {
        return state == FINISHED;
    }

    boolean isSuspended() {
        int now = state;
        return now == SUSPENDED || now == AHEAD;
    }

    /** Closes an unreachable generator: a recording that has not seen it so far need not see its end. */
    void abandon() {
        abandoned = true;
    }

    private Y takeYielded() {
        Y value = yielded;
        yielded = null;
        return value;
    }

    /** Return value of the body, given once. */
    Object takeReturned() {
        Object value = returned;
        returned = null;
        return value;
    }

    /** The body, on its own stack. */
    @Override
    public void run() {
        try {
            ended(body.run(this));
        } catch (Throwable failed) {
            failed(failed);
        }
    }

    void ended(Object value) {
        returned = value;
    }

    void failed(Throwable thrownOut) {
        failure = leaving(thrownOut);
    }

    /** Exception that the caller gets for one that the body threw. */
    private static Throwable leaving(Throwable exception) {
        return exception instanceof StopIteration stop
                ? new IllegalStateException("generator raised StopIteration", stop)
                : exception;
    }

    @SuppressWarnings("unchecked") // the body yields only a Y
    void yielded(Object value) {
        yielded = (Y) value;
    }

    @Override
    public S yield(Y value) {
        giveAway(value);
        Throwable exception = takeThrown();
        if (exception != null) {
            throw Rethrow.asIs(exception);
        }
        return takeSent();
    }

    /** Yields this; what comes back is still to be taken. */
    private void giveAway(Y value) {
        turns.checkRuns();
        yielded = value;
        turns.suspend();
    }

    S takeSent() {
        S value = sent;
        sent = null;
        return value;
    }

    Throwable takeThrown() {
        Throwable exception = thrown;
        thrown = null;
        return exception;
    }

    @Override
    public Object yieldFrom(Generator<? extends Y, ? super S> from) {
        turns.checkRuns();
        if (from.isFinished()) {
            return null; // the caller that exhausted it has got what it returned, or let it go as a for loop does
        }
        inner = from.frame();
        try {
            return yieldAllOf(from);
        } finally {
            inner = null;
        }
    }

    private Object yieldAllOf(Generator<? extends Y, ? super S> from) {
        boolean more = from.hasNext();
        while (more) {
            giveAway(from.next()); // what this throws does not go into the inner one
            Throwable exception = takeThrown();
            if (exception instanceof GeneratorExit) {
                from.close();
                throw Rethrow.asIs(exception);
            }
            S value = takeSent();
            if (exception != null) {
                more = from.advance(null, exception);
            } else {
                more = value == null ? from.hasNext() : from.advance(value, null);
            }
        }
        return from.returned();
    }

    @Override
    public void yieldAll(Iterator<? extends Y> items) {
        turns.checkRuns();
        while (items.hasNext()) {
            if (this.yield(items.next()) != null) {
                throw new UnsupportedOperationException(
                        "'" + items.getClass().getName() + "' object has no attribute 'send'");
            }
        }
    }

    private void goTraced(SwitchReason reason) {
        long back = lane.entered(reason);
        try {
            turns.go();
        } finally {
            lane.left(back, turns.isDone() ? SwitchReason.EXIT : SwitchReason.YIELD);
        }
        if (turns.isDone()) {
            lane.closed();
        }
    }
}
