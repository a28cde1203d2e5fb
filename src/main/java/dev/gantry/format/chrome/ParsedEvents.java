package dev.gantry.format.chrome;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Stream;

import dev.gantry.format.JsonText;

/**
 * Events that a thread of its own parses ahead, in batches of objects that are used again. The parser fills {@link
 * #next} and says {@link #add}; the reader's thread takes them in the same order.
 */
final class ParsedEvents implements AutoCloseable {
    private static final int BATCHES = 16;
    private static final int EVENTS = 256;

    /** What parses. */
    interface Parser {
        void read() throws IOException;
    }

    /** What takes the events, in the reader's thread. */
    interface Taker {
        /** What a file of ours says of itself; events follow. */
        void header(Event said, boolean inObject) throws IOException;

        void event(Event event) throws IOException;
    }

    private record Header(Event said, boolean inObject) {}

    private static final class Batch {
        private final Event[] events;
        private int count;
        /** What comes before its events. */
        private Optional<Header> header = Optional.empty();
        private boolean last;

        Batch(JsonText.Keys keys) {
            events = Stream.generate(() -> new Event(keys)).limit(EVENTS).toArray(Event[]::new);
        }

        void clear() {
            count = 0;
            header = Optional.empty();
        }
    }

    private final BlockingQueue<Batch> free = new ArrayBlockingQueue<>(BATCHES);
    private final BlockingQueue<Batch> full = new ArrayBlockingQueue<>(BATCHES);
    private final JsonText.Keys keys = new JsonText.Keys();
    private Thread thread;
    private Batch filling; // the parser's
    private Throwable failure; // published by the last batch

    ParsedEvents() {
        filling = new Batch(keys);
        for (int i = 1; i < BATCHES; i++) {
            free.add(new Batch(keys));
        }
    }

    /** The event to be filled, the same until it is added; for the parser. */
    Event next() {
        return filling.events[filling.count];
    }

    /** Hands the event on; for the parser. */
    void add() throws IOException {
        if (++filling.count == EVENTS) {
            hand();
        }
    }

    /** Hands on what the file says of itself, after the events that were added; for the parser. */
    void header(Event said, boolean inObject) throws IOException {
        Batch before = filling;
        Event begun = next();
        before.events[before.count] = new Event(keys); // what was begun goes on in the next batch
        hand();
        filling.events[0] = begun;
        filling.header = Optional.of(new Header(said, inObject));
    }

    /**
     * Has this parse in a thread of its own, and takes all events in the calling one. What the parser throws is thrown
     * here, after all events before it.
     */
    void take(Parser parser, Taker taker) throws IOException {
        thread = Thread.ofPlatform().daemon().name("gantry-parse").start(() -> parse(parser));
        try {
            boolean last = false;
            while (!last) {
                Batch batch = full.take();
                take(batch, taker);
                last = batch.last;
                batch.clear();
                free.add(batch);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
        switch (failure) {
            case null -> {
                // it came to the end
            }
            case IOException failed -> throw failed;
            case RuntimeException failed -> throw failed;
            case Error failed -> throw failed;
            default -> throw new IOException(failure);
        }
    }

    /** Ends the parser, and returns when it has ended. */
    @Override
    public void close() {
        boolean interrupted = false;
        while (thread != null && thread.isAlive()) {
            thread.interrupt();
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void take(Batch batch, Taker taker) throws IOException {
        if (batch.header.isPresent()) {
            taker.header(batch.header.get().said, batch.header.get().inObject);
        }
        for (int i = 0; i < batch.count; i++) {
            taker.event(batch.events[i]);
        }
    }

    private void parse(Parser parser) {
        try {
            parser.read();
        } catch (Throwable thrown) { // an Error too: the reader waits for the last batch
            failure = thrown;
        }
        filling.last = true;
        full.add(filling); // there is room for all batches
    }

    private void hand() throws IOException {
        try {
            full.add(filling);
            filling = free.take();
        } catch (InterruptedException _) {
            throw new InterruptedIOException(); // nobody takes any more
        }
    }
}
