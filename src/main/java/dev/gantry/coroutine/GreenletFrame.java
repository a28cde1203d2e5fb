package dev.gantry.coroutine;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;

import dev.gantry.hook.CoroutineLane;
import dev.gantry.trace.LaneKind;

/**
 * State of a greenlet. Its suspended stack refers to this, never to the {@link Greenlet} that the program holds, so
 * that the latter can be found abandoned.
 */
final class GreenletFrame implements Runnable {
    final GreenletThread home;
    final CoroutineLane lane;
    Greenlet.Body body;
    Greenlet parent;
    Greenlet heir; // the greenlet that ends this abandoned one, which gets its result then; null as a rule
    boolean ends; // it is ending abandoned ones
    Stack stack;
    boolean dead;
    Object bindings = Bindings.NONE;
    private Watch watch;

    GreenletFrame(GreenletThread home, String name, Greenlet parent) {
        this.home = home;
        this.lane = new CoroutineLane(LaneKind.GREENLET, name);
        this.parent = parent;
    }

    /** The frame of what runs on this thread outside all others. */
    GreenletFrame(GreenletThread home) {
        this.home = home;
        this.lane = CoroutineLane.ofThread();
    }

    /** Phantom reference that tells when the handle of a suspended greenlet has become unreachable. */
    static final class Watch extends PhantomReference<Greenlet> {
        final GreenletFrame frame;
        private boolean over;

        Watch(Greenlet handle, ReferenceQueue<Greenlet> lost) {
            super(handle, lost);
            frame = handle.frame;
        }

        /**
         * Ends the watch once its handle was lost; a greenlet that lives on has another handle, and needs another
         * watch.
         */
        void end() {
            over = true;
        }

        boolean isOver() {
            return over;
        }
    }

    boolean isMain() {
        return lane.isOfThread();
    }

    /** Runs this greenlet until it switches away or ends; {@code handle} is what the program holds of it. */
    void goOn(Greenlet handle) {
        Stack running = stack;
        if (running == null) {
            running = new Stack(Stack.GREENLET, this);
            stack = running;
        }
        try {
            running.run();
        } catch (Throwable failed) { // not from the body, which catches its own: no stack space to run it
            dead = true;
            throw failed;
        }
        if (!dead && (watch == null || watch.isOver())) {
            watch = home.watch(handle);
        }
    }

    /** The body, on its own stack. */
    @Override
    public void run() {
        Object result = null;
        Throwable failure = null;
        try {
            result = body.run(Values.asArguments(home.arrive()));
        } catch (GreenletExit exit) {
            result = exit;
        } catch (Throwable failed) {
            failure = failed;
        }
        dead = true;
        body = null;
        if (watch != null) {
            home.unwatch(watch);
        }
        home.ended(this, result, failure);
    }
}
