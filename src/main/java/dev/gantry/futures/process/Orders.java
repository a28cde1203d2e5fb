package dev.gantry.futures.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import dev.gantry.hook.Frame;
import dev.gantry.hook.FrameInput;

/**
 * A worker's thread that reads what its parent sends, also while a task runs. When the stream ends, the parent has ended,
 * however it did: this process then ends at once, whatever it does. So no worker outlives its parent.
 */
final class Orders extends Thread {
    private final FrameInput in;
    private final Thread worker;
    private final BlockingQueue<Frame> queue = new LinkedBlockingQueue<>();
    private long running = -1;
    private long interrupted = -1;

    Orders(FrameInput in, Thread worker) {
        super(null, null, "gantry-orders", 256 << 10);
        this.in = in;
        this.worker = worker;
        setDaemon(true);
    }

    /** Reads the first order here and the others in this thread: a JVM that has just started does not soon have a second. */
    void begin() throws IOException {
        in.next().ifPresentOrElse(queue::add, () -> Runtime.getRuntime().halt(1));
        start();
    }

    Frame take() throws InterruptedException {
        while (true) {
            try {
                return queue.take();
            } catch (InterruptedException _) { // it came too late for its task
                continue;
            }
        }
    }

    /** From now on the worker, who calls this, runs this task. */
    synchronized void begin(long number) {
        running = number;
        if (interrupted == number) { // while it was still in the queue
            worker.interrupt();
        }
    }

    /** The worker runs none any more; an interrupt that came too late must not reach the next. */
    synchronized void end() {
        running = -1;
        Thread.interrupted();
    }

    @Override
    public void run() {
        try {
            for (var frame = in.next(); frame.isPresent(); frame = in.next()) {
                if (frame.get().type() == Message.INTERRUPT) {
                    interrupt(ByteBuffer.wrap(frame.get().bytes()).getLong());
                } else {
                    queue.add(frame.get());
                }
                if (frame.get().type() == Message.LEAVE) {
                    return; // a thread that waits in a read would hold up the JVM's end by 0.3 s
                }
            }
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
        }
        Runtime.getRuntime().halt(1);
    }

    /** After the last order: goes on watching the parent, if threads of the program's own keep this process alive. */
    void watchOn() {
        Thread[] threads = new Thread[Thread.activeCount() + 16];
        int count = Thread.enumerate(threads);
        for (int i = 0; i < count; i++) {
            if (threads[i] != worker && !threads[i].isDaemon()) {
                new Orders(in, worker).start();
                return;
            }
        }
    }

    private synchronized void interrupt(long number) {
        interrupted = number;
        if (running == number) {
            worker.interrupt();
        }
    }
}
