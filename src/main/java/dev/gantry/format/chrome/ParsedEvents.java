package dev.gantry.format.chrome;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import dev.gantry.format.JsonText;
import dev.gantry.format.ParserThread;

/**
 * Events that a thread of its own parses ahead, in batches of objects that are used again. The parser fills {@link
 * #next} and says {@link #add}; the reader's thread takes them in the same order.
 */
final class ParsedEvents implements EventBatch.Filler, AutoCloseable {
    private static final int BATCHES = 16;

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

    private final JsonText.Keys keys = new JsonText.Keys();
    private final BlockingQueue<EventBatch> free = EventBatch.free(BATCHES, keys);
    private final BlockingQueue<EventBatch> full = new LinkedBlockingQueue<>(); // of batches there are only so many
    private Thread thread;
    private EventBatch filling = free.remove(); // the parser's
    private Throwable failure; // published by the last batch

    /** For the parser. */
    @Override
    public Event next() {
        return filling.events[filling.count];
    }

    /** For the parser. */
    @Override
    public void add() throws IOException {
        if (++filling.count == EventBatch.EVENTS) {
            hand();
        }
    }

    /** Hands these on, after the events that were added; for the parser. */
    void add(List<EventBatch> batches) throws IOException {
        if (filling.count > 0) {
            hand();
        }
        full.addAll(batches);
    }

    /** Hands on what the file says of itself, after the events that were added; for the parser. */
    void header(Event said, boolean inObject) throws IOException {
        EventBatch before = filling;
        Event begun = next();
        before.events[before.count] = new Event(keys); // what was begun goes on in the next batch
        hand();
        filling.events[0] = begun;
        filling.header = Optional.of(new EventBatch.Header(said, inObject));
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
                EventBatch batch = full.take();
                take(batch, taker);
                last = batch.last;
                batch.free();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
        ParserThread.rethrow(failure);
    }

    /** Ends the parser, and returns when it has ended. */
    @Override
    public void close() {
        ParserThread.end(thread);
    }

    private static void take(EventBatch batch, Taker taker) throws IOException {
        if (batch.header.isPresent()) {
            taker.header(batch.header.get().said(), batch.header.get().inObject());
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
        full.add(filling);
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
