package dev.gantry.hub;

import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.util.function.Consumer;

/**
 * Interrupt listener of the thread that runs an automatic hub. The JDK clears that thread's interrupt status whenever
 * it mounts or unmounts a virtual thread, so an interrupt that comes meanwhile would be lost; but an interruptible
 * channel is told of each. This uses that mechanism without being a real channel. It is told of one interrupt, between
 * {@link #listen} and {@link #quit}.
 */
final class InterruptWatch extends AbstractInterruptibleChannel {
    private final Consumer<InterruptWatch> heard;
    private boolean delivered;

    /** A watch that calls {@code heard} on an interrupt, in the interrupting thread. */
    InterruptWatch(Consumer<InterruptWatch> heard) {
        this.heard = heard;
    }

    /** The calling thread is watched from now on; an interrupt status that it has already counts. */
    void listen() {
        begin();
    }

    /** Whether the interrupt is still to be thrown; marks it as thrown. */
    boolean deliver() {
        boolean first = !delivered;
        delivered = true;
        return first;
    }

    /**
     * The calling thread is not watched any more. An interrupt that was heard and not delivered becomes its status
     * again.
     */
    void quit() {
        try {
            end(true);
        } catch (AsynchronousCloseException _) { // there was an interrupt
            if (!delivered) {
                Thread.currentThread().interrupt();
            }
        }
        delivered = true;
    }

    @Override
    protected void implCloseChannel() {
        heard.accept(this);
    }
}
