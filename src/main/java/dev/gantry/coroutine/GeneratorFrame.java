package dev.gantry.coroutine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Iterator;
import java.util.Optional;

import dev.gantry.hook.CoroutineLane;
import dev.gantry.hook.Probe;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.SwitchReason;

/**
 * The inside of a generator: its stack, its state and what passes in and out. The suspended stack refers to this, never
 * to the {@link Generator} that the program holds, so that the latter can be found abandoned.
 */
final class GeneratorFrame<Y, S> implements Runnable, Yielder<Y, S> {
    static final int CREATED = 0;
    static final int SUSPENDED = 1;
    static final int RUNNING = 2;
    static final int FINISHED = 3;
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

    GeneratorFrame(String name, Generator.Body<Y, S> body) {
        this.body = body;
        this.lane = new CoroutineLane(LaneKind.GENERATOR, name);
        this.turns = (body instanceof FlatBody<Y, S> flat ? Flattener.flatten(flat, this) : Optional.<Turns>empty())
                .orElseGet(() -> new Stack(Stack.GENERATOR, this));
    }

    boolean isFlat() {
        return turns instanceof Flat;
    }

    /** Takes the generator for the calling thread; returns the state that it was in. */
    int acquire() {
        int seen = state;
        if (seen == RUNNING || !STATE.compareAndSet(this, seen, RUNNING)) {
            throw new IllegalStateException("generator already executing");
        }
        return seen;
    }

    /** Gives the generator back in this state. */
    void release(int next) {
        if (next == FINISHED) {
            body = null;
        }
        STATE.setRelease(this, next);
    }

    boolean isFinished() {
        return state == FINISHED;
    }

    boolean isSuspended() {
        return state == SUSPENDED;
    }

    /** Runs the acquired generator until it yields (true) or returns (false); throws what it throws. */
    boolean resume(S value, Throwable exception) {
        sent = value;
        thrown = exception;
        if (Probe.isRecording() && (!abandoned || lane.isOpen())) {
            runTraced(exception == null ? SwitchReason.SEND : SwitchReason.THROW);
        } else {
            turns.run();
        }
        if (!turns.isDone()) {
            release(SUSPENDED);
            return true;
        }
        Throwable failed = failure;
        failure = null;
        release(FINISHED);
        if (failed != null) {
            throw Rethrow.asIs(failed);
        }
        return false;
    }

    /** Nobody can reach it any more: a recording that has not seen it so far need not see its end. */
    void abandon() {
        abandoned = true;
    }

    Y takeYielded() {
        Y value = yielded;
        yielded = null;
        return value;
    }

    /** What the body returned, once. */
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
        failure = thrownOut instanceof StopIteration stop
                ? new IllegalStateException("generator raised StopIteration", stop)
                : thrownOut;
    }

    @SuppressWarnings("unchecked") // that is what the body yields
    void yielded(Object value) {
        yielded = (Y) value;
    }

    @Override
    public S yield(Y value) {
        Stack innermost = Stack.innermostGenerator();
        if (innermost != turns || innermost.covered) {
            throw new IllegalStateException("only the generator that runs may yield");
        }
        yielded = value;
        Stack.suspend(Stack.GENERATOR);
        Throwable exception = takeThrown();
        if (exception != null) {
            throw Rethrow.asIs(exception);
        }
        return takeSent();
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
    public Object yieldFrom(Generator<? extends Y, ? super S> inner) {
        boolean more = inner.hasNext();
        while (more) {
            S value = null;
            Throwable exception = null;
            try {
                value = this.yield(inner.taken());
            } catch (GeneratorExit exit) {
                inner.close();
                throw exit;
            } catch (Throwable thrownIn) {
                exception = thrownIn;
            }
            if (exception != null) {
                more = inner.advanceBy(exception);
            } else {
                more = value == null ? inner.hasNext() : inner.advance(value);
            }
        }
        return inner.returned();
    }

    @Override
    public void yieldAll(Iterator<? extends Y> items) {
        while (items.hasNext()) {
            if (this.yield(items.next()) != null) {
                throw new UnsupportedOperationException(
                        "'" + items.getClass().getName() + "' object has no attribute 'send'");
            }
        }
    }

    private void runTraced(SwitchReason reason) {
        long back = lane.entered(reason);
        turns.run();
        lane.left(back, turns.isDone() ? SwitchReason.EXIT : SwitchReason.YIELD);
        if (turns.isDone()) {
            lane.closed();
        }
    }
}
