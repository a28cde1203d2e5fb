package dev.gantry.hub;

import java.util.function.LongSupplier;

import dev.gantry.coroutine.Greenlet;
import dev.gantry.jdk.Internals;

/**
 * Hub whose tasks are greenlets. The loop is a greenlet too, the parent of all tasks; its own parent is the thread's
 * main greenlet. So each wait is two switches: to the loop, and to the strand that runs next.
 */
final class CooperativeHub extends Hub {
    GreenletStrand running;
    private final Greenlet main = Greenlet.main();
    private final GreenletStrand mainStrand = new GreenletStrand(this, main);
    private final Greenlet loopGreenlet = new Greenlet("hub", this::turn, main);

    CooperativeHub(LongSupplier clock) {
        super(clock);
        Internals.CONTINUATION.require();
    }

    Greenlet loopGreenlet() {
        return loopGreenlet;
    }

    @Override
    public Kind kind() {
        return Kind.COOPERATIVE;
    }

    @Override
    boolean isHere() {
        return Thread.currentThread() == thread();
    }

    @Override
    Strand strand() {
        checkHere();
        Greenlet current = Greenlet.current();
        if (current == loopGreenlet) {
            throw new BlockingSwitchOutError();
        }
        GreenletStrand known = running;
        if (known != null && known.greenlet == current) {
            return known;
        }
        return current == main ? mainStrand : new GreenletStrand(this, current);
    }

    @Override
    Strand main() {
        return mainStrand;
    }

    @Override
    Strand begin(String name, Runnable body) {
        return new GreenletStrand(this, new Greenlet(name, body::run, loopGreenlet));
    }

    @Override
    void runSafely(Runnable locking) {
        locking.run();
    }

    @Override
    void hasSelected() {
        // an interrupt shows in the thread's status
    }

    @Override
    void end() {
        if (Greenlet.current() == main && loopGreenlet.isActive()) {
            loopGreenlet.switchTo(); // the loop sees that the hub is closed, and returns here
        }
    }

    @Override
    void interrupted() {
        loop.next(() -> mainStrand.interrupt(new InterruptedException()));
    }

    private void turn() {
        while (!isClosed()) {
            loop.step();
        }
    }
}
