package dev.gantry.hub;

import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.spi.AbstractInterruptibleChannel;

/**
 * Hears of an interrupt of the thread that runs an automatic hub. The JDK clears that thread's interrupt status whenever
 * it mounts or unmounts a virtual thread, so an interrupt that comes meanwhile would be lost; but an interruptible channel
 * is told of each. This is one that is no channel. It hears of one interrupt, between {@link #listen} and {@link #quit}.
 */
final class InterruptWatch extends AbstractInterruptibleChannel {
    private final Runnable heard;

    /** Runs this, in the interrupting thread, on an interrupt. */
    InterruptWatch(Runnable heard) {
        this.heard = heard;
    }

    /** The calling thread is watched from now on; an interrupt status that it has already counts. */
    void listen() {
        begin();
    }

    /** The calling thread is not watched any more. */
    void quit() {
        try {
            end(true);
        } catch (AsynchronousCloseException _) {
            // closed by the interrupt that was heard
        }
    }

    @Override
    protected void implCloseChannel() {
        heard.run();
    }
}
