package dev.gantry.futures.remote;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;

import dev.gantry.wire.FrameInput;
import dev.gantry.wire.WireFrame;

/**
 * Reader of the orders that a worker's parent sends. When the stream ends, the parent has ended, however it did: this
 * process then ends at once, whatever it does. So no worker outlives its parent.
 *
 * <p>The worker reads its next order by itself as long as it waits for nothing else: a thread that read for it would
 * have to be woken for each order, and then the worker too. What an order makes it do may take forever, and meanwhile
 * there may come an interrupt, or the end. So a second thread, the watch, looks every {@value #TICK} ms, and reads on
 * in the worker's place if that is still busy with the same order; it gives the reading back with the next order that
 * the worker waits for. While there are no orders, the watch sleeps.
 */
public final class OrderReader {
    private static final int TICK = 5;

    private final FrameInput in;
    private final Thread worker;
    private final Runnable heard;

    // guarded by this
    private final Queue<WireFrame> ahead = new ArrayDeque<>(); // what the watch has read
    private boolean busy; // the worker is, with an order
    private boolean watched; // the watch reads, and no other thread may
    private boolean asleep; // the watch waits for the worker to be busy
    private boolean left;
    private long taken;
    private long running = -1;
    private long interrupted = -1;
    private long cancelled = -1;

    private volatile FetchedClasses classes;

    /**
     * For the worker, whose thread this is.
     *
     * @param heard called for each {@link Message#INTERRUPT}, in whatever thread reads it
     */
    public OrderReader(FrameInput in, Thread worker, Runnable heard) {
        this.in = in;
        this.worker = worker;
        this.heard = heard;
    }

    /** Classes that come are for these, which have asked for them. */
    public void giveTo(FetchedClasses asking) {
        classes = asking;
    }

    /** The next order. For the worker, which is done with the one before. */
    public WireFrame take() {
        WireFrame next = handed();
        while (next == null) {
            next = order(read());
        }
        taken(next);
        return next;
    }

    /** Frame that the watch has read; null if the worker may read. */
    private synchronized WireFrame handed() {
        busy = false;
        while (watched && ahead.isEmpty()) {
            pause(0);
        }
        return ahead.poll();
    }

    private synchronized void taken(WireFrame order) {
        if (taken++ == 0) {
            new Watch(false).start();
        }
        busy = true;
        left |= order.type() == Message.LEAVE;
        if (asleep || left) {
            notifyAll();
        }
    }

    /** The frame if it is an order; null if it was an interrupt, which is carried out. */
    private WireFrame order(WireFrame frame) {
        if (frame.type() == Message.CLASS) {
            classes.give(frame.bytes());
            return null;
        }
        if (frame.type() != Message.INTERRUPT && frame.type() != Message.CANCEL) {
            return frame;
        }
        interrupt(ByteBuffer.wrap(frame.bytes()).getLong(), frame.type() == Message.CANCEL);
        if (frame.type() == Message.INTERRUPT) {
            heard.run(); // without the lock: it may wait for the parent
        }
        return null;
    }

    private synchronized void interrupt(long number, boolean cancel) {
        interrupted = number;
        if (cancel) {
            cancelled = number;
        }
        if (running == number) {
            worker.interrupt();
        }
    }

    private WireFrame read() {
        try {
            var frame = in.next();
            if (frame.isPresent()) {
                return frame.get();
            }
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
        }
        Runtime.getRuntime().halt(1);
        throw new AssertionError("halted");
    }

    /** Called by the worker when it begins to run this task. */
    public synchronized void begin(long number) {
        running = number;
        if (interrupted == number) { // before it began
            worker.interrupt();
        }
    }

    /**
     * Called by the worker when it ends its task; an interrupt that came too late must not reach the next.
     *
     * @return whether the task was cancelled meanwhile
     */
    public synchronized boolean end() {
        boolean wasCancelled = running == cancelled;
        running = -1;
        Thread.interrupted();
        return wasCancelled;
    }

    /** After the last order: goes on watching the parent, if threads of the program's own keep this process alive. */
    public void watchOn() {
        Thread[] threads = new Thread[Thread.activeCount() + 16];
        int count = Thread.enumerate(threads);
        for (int i = 0; i < count; i++) {
            if (threads[i] != worker && !threads[i].isDaemon()) {
                new Watch(true).start();
                return;
            }
        }
    }

    /** Waits until the worker has been busy with one order for a while; false if there are no more orders. */
    private synchronized boolean takeOver() {
        long seen = -1;
        while (!left && !(busy && taken == seen)) {
            asleep = taken == seen;
            while (asleep && !busy && !left) {
                pause(0);
            }
            asleep = false;
            seen = taken;
            pause(TICK);
        }
        watched = !left;
        return watched;
    }

    /**
     * Keeps what the watch has read for the worker, which reads the next itself if it waits; returns whether to read
     * on.
     */
    private boolean hand(WireFrame frame) {
        return order(frame) == null || keep(frame);
    }

    private synchronized boolean keep(WireFrame frame) {
        ahead.add(frame);
        left |= frame.type() == Message.LEAVE; // a thread that waits in a read would hold up the JVM's end by 0.3 s
        watched = busy && !left;
        notifyAll();
        return watched;
    }

    /**
     * Waits for a while, or with 0 until something changes; an interrupt was meant for a task, and came too late for
     * it.
     */
    private void pause(long milliseconds) {
        try {
            wait(milliseconds);
        } catch (InterruptedException _) {
            return;
        }
    }

    /** Reads in the worker's place. */
    private final class Watch extends Thread {
        private final boolean afterAll;

        Watch(boolean afterAll) {
            super(null, null, "gantry-orders", 256 << 10);
            this.afterAll = afterAll;
            setDaemon(true);
        }

        @Override
        public void run() {
            while (afterAll || takeOver()) {
                while (hand(read())) {
                    // until the worker reads again
                }
            }
        }
    }
}
