package dev.gantry.format.chrome;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

import dev.gantry.format.ReadingCancelled;

/**
 * Carries events from a thread of its own, which parses them, to the thread that opened it, which gathers them: each takes
 * about as long as the other. Events travel in portions that go back and forth, so their number is bounded, and so is how
 * far the one may be ahead of the other.
 */
final class Conveyor implements AutoCloseable {
    /** Puts events on the conveyor until there are no more. */
    interface Source {
        void read(Conveyor to) throws IOException;
    }

    private static final int PORTION = 64;
    private static final int PORTIONS = 4;

    private static final class Portion {
        private final Event[] events = new Event[PORTION];
        private int size;
        private boolean last;
    }

    private final BlockingQueue<Portion> full = new ArrayBlockingQueue<>(PORTIONS);
    private final BlockingQueue<Portion> empty = new ArrayBlockingQueue<>(PORTIONS);
    private final CompletableFuture<Throwable> ended = new CompletableFuture<>();
    private final Thread parser;
    private Portion filling = new Portion(); // the parser's
    private Portion taking = new Portion(); // the gatherer's
    private int taken;

    private Conveyor(Source source) {
        for (int i = 0; i < PORTIONS; i++) {
            empty.add(new Portion());
        }
        parser = Thread.ofPlatform().name("gantry-parse").daemon().start(() -> run(source));
    }

    /** Begins to read; what goes wrong while reading is thrown by {@link #next} behind the last event. */
    static Conveyor from(Source source) {
        return new Conveyor(source);
    }

    /** An empty event to be filled, which travels with {@link #put}. The source's thread only. */
    Event fresh() {
        Event event = filling.events[filling.size];
        if (event == null) {
            event = filling.events[filling.size] = new Event();
        } else {
            event.clear();
        }
        return event;
    }

    /** Sends what {@link #fresh} returned. The source's thread only. */
    void put() throws ReadingCancelled {
        if (++filling.size == PORTION) {
            try {
                full.put(filling);
                filling = empty.take();
            } catch (InterruptedException _) {
                throw new ReadingCancelled();
            }
        }
    }

    /** The next event, valid until the next call; null behind the last. */
    Event next() throws IOException {
        while (taken == taking.size) {
            if (taking.last) {
                failIfNeeded();
                return null;
            }
            try {
                taking.size = 0;
                empty.offer(taking);
                taking = full.take();
                taken = 0;
            } catch (InterruptedException _) {
                throw new ReadingCancelled();
            }
        }
        return taking.events[taken++];
    }

    /** Ends the reading, wherever it is. */
    @Override
    public void close() {
        parser.interrupt();
        ended.join();
    }

    private void run(Source source) {
        Throwable failure = null;
        try {
            source.read(this);
        } catch (Throwable e) { // thrown where it is read
            failure = e;
        }
        filling.last = true;
        try {
            full.put(filling);
        } catch (InterruptedException _) {
            // nobody takes it any more
        } finally {
            ended.complete(failure);
        }
    }

    private void failIfNeeded() throws IOException {
        switch (ended.join()) {
            case null -> {}
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Throwable e -> throw (Error) e;
        }
    }
}
