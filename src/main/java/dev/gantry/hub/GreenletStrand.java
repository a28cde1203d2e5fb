package dev.gantry.hub;

import dev.gantry.coroutine.Greenlet;
import dev.gantry.trace.SwitchReason;

/** A greenlet on a cooperative hub. */
final class GreenletStrand extends Strand {
    final Greenlet greenlet;
    private final CooperativeHub hub;

    GreenletStrand(CooperativeHub hub, Greenlet greenlet) {
        this.hub = hub;
        this.greenlet = greenlet;
    }

    @Override
    void enter() {
        hub.running = this;
        greenlet.switchTo(SwitchReason.SWITCH);
        hub.running = null;
        if (readyOnLeaving) {
            readyOnLeaving = false;
            markReady();
        }
    }

    @Override
    void leave(SwitchReason reason) {
        hub.loopGreenlet().switchTo(reason);
    }

    @Override
    void interruptElsewhere(Throwable exception) {
        hub.running = this;
        greenlet.throwInto(exception);
        hub.running = null;
    }

    @Override
    void markReady() {
        greenlet.markReady();
    }
}
