package dev.gantry.hub;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;

import dev.gantry.hook.CoroutineLane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.SwitchReason;

/** A virtual thread on an automatic hub. */
final class VirtualStrand extends Strand {
    final CoroutineLane lane;
    Thread thread;
    boolean started;
    boolean ended;

    /** Whether it is parked by something other than the hub, which will make it runnable by itself. */
    boolean elsewhere;

    SwitchReason reason = SwitchReason.SWITCH;
    private final AutomaticHub hub;
    private final Deque<Throwable> pending = new ArrayDeque<>(1);
    private Timeout closed; // limit that interrupted a call, and was closed before it was thrown itself

    VirtualStrand(AutomaticHub hub, String name) {
        this.hub = hub;
        this.lane = new CoroutineLane(LaneKind.VIRTUAL_THREAD, name);
    }

    @Override
    void enter() {
        hub.enter(this);
    }

    @Override
    void leave(SwitchReason why) throws InterruptedException {
        closed = null;
        while (!waiter.isDone()) {
            takePending();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            reason = why;
            LockSupport.park(this);
        }
    }

    /** Interrupts the strand in a call that is not the hub's; the next call of the hub throws this exception. */
    @Override
    void interruptElsewhere(Throwable exception) {
        pending.add(exception);
        thread.interrupt();
    }

    /** Throws the first of what was to be thrown while it waited elsewhere. */
    private void takePending() {
        Throwable exception = pending.poll();
        if (exception != null) {
            Thread.interrupted();
            throw Rethrow.asIs(exception);
        }
    }

    @Override
    void forget(Timeout limit) {
        if (pending.remove(limit)) {
            closed = limit;
            if (pending.isEmpty() && thread == Thread.currentThread()) {
                Thread.interrupted();
            }
        }
    }

    @Override
    Throwable instead(Throwable failure) {
        Throwable exception = pending.poll();
        if (exception == null && closed != null && isOfInterrupt(failure)) {
            exception = closed;
            closed = null;
        }
        return exception == null ? failure : exception;
    }

    private static boolean isOfInterrupt(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException || cause instanceof InterruptedIOException
                    || cause instanceof ClosedByInterruptException || cause instanceof SocketException) {
                return true;
            }
        }
        return false;
    }

    @Override
    void markReady() {
        lane.ready();
    }
}
