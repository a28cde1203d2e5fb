package dev.gantry.format.chrome;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Stream;

import dev.gantry.format.JsonText;

/** A batch of events on its way from the thread that fills them to the one that takes them, and back. */
final class EventBatch {
    static final int EVENTS = 256;

    /** What takes the events of a parser, which fills them one by one. */
    interface Filler {
        /** The event to be filled, the same until it is added. */
        Event next();

        /** Hands the event on. */
        void add() throws IOException;
    }

    /** What a file of ours says of itself. */
    record Header(Event said, boolean inObject) {}

    final Event[] events;
    int count;
    /** What comes before its events. */
    Optional<Header> header = Optional.empty();
    boolean last;
    private final BlockingQueue<EventBatch> home;

    private EventBatch(JsonText.Keys keys, BlockingQueue<EventBatch> home) {
        events = Stream.generate(() -> new Event(keys)).limit(EVENTS).toArray(Event[]::new);
        this.home = home;
    }

    /** So many batches that are free, for one thread that fills them. */
    static BlockingQueue<EventBatch> free(int batches, JsonText.Keys keys) {
        BlockingQueue<EventBatch> free = new ArrayBlockingQueue<>(batches);
        for (int i = 0; i < batches; i++) {
            free.add(new EventBatch(keys, free));
        }
        return free;
    }

    /** It is free again. */
    void free() {
        count = 0;
        header = Optional.empty();
        home.add(this);
    }
}
