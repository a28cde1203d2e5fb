package dev.gantry.hub;

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

    /** Suspended by something that is not the hub's, which will make it runnable by itself. */
    boolean elsewhere;

    SwitchReason reason = SwitchReason.SWITCH;
    private final AutomaticHub hub;
    private Throwable pending;

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
        while (!waiter.isDone()) {
            takePending();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            reason = why;
            LockSupport.park(this);
        }
    }

    /** It waits in a call that is not the hub's: that is interrupted, and the next call of the hub throws this. */
    @Override
    void interruptElsewhere(Throwable exception) {
        pending = exception;
        thread.interrupt();
    }

    /** Throws what was to be thrown while it waited elsewhere. */
    void takePending() {
        Throwable exception = pending;
        if (exception != null) {
            pending = null;
            Thread.interrupted();
            throw Rethrow.asIs(exception);
        }
    }

    @Override
    Throwable instead(Throwable failure) {
        Throwable exception = pending;
        pending = null;
        return exception == null ? failure : exception;
    }

    @Override
    void markReady() {
        lane.ready();
    }
}
