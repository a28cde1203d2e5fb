package dev.gantry.coroutine;

import java.lang.ref.Cleaner;

import dev.gantry.hook.CoroutineLane;
import dev.gantry.trace.LaneKind;

/**
 * The inside of a greenlet. Its suspended stack refers to this, never to the {@link Greenlet} that the program holds, so
 * that the latter can be found abandoned.
 */
final class GreenletFrame implements Runnable {
    final GreenletThread home;
    final CoroutineLane lane;
    Greenlet.Body body;
    Greenlet parent;
    Stack stack;
    boolean dead;
    private Cleaner.Cleanable watch;

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
        running.run();
        if (watch == null && !dead) {
            GreenletThread thread = home;
            watch = Abandoned.watch(handle, () -> thread.abandon(this));
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
            watch.clean();
        }
        home.ended(this, result, failure);
    }
}
