package dev.gantry.hub;

import java.io.IOException;
import java.nio.channels.SelectableChannel;

import dev.gantry.coroutine.Greenlet;
import dev.gantry.coroutine.Internals;

/**
 * The hub whose tasks are greenlets. The loop is a greenlet too, the parent of all tasks; its own parent is the thread's
 * main greenlet. So each wait is two switches: to the loop, and to who runs next.
 */
final class CooperativeHub extends Hub {
    GreenletStrand running;
    private final Greenlet main = Greenlet.main();
    private final GreenletStrand mainStrand = new GreenletStrand(this, main);
    private final Greenlet loopGreenlet = new Greenlet("hub", this::turn, main);

    CooperativeHub() {
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
    void awaitReady(SelectableChannel channel, int operation) throws IOException, InterruptedException {
        loop.sockets.await(this, channel, operation);
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
