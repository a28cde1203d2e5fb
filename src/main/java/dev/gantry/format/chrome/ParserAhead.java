package dev.gantry.format.chrome;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;

import dev.gantry.format.JsonText;
import dev.gantry.format.chrome.JsonTokens.Token;

/**
 * Speculative parser of a list of events, so that two threads parse one file. While the first parses what is in memory
 * from its beginning, this parses the second half of it in a thread of its own, from where an event seems to begin.
 * When the first comes to exactly that place between two events, the guess was right, and it goes on behind what was
 * parsed here; otherwise that is thrown away. So what comes out is the same as without.
 *
 * <p>Only what is as it should be is parsed here: whatever has to be counted or told, the first parser comes to itself.
 * All methods are for the first parser's thread.
 */
final class ParserAhead implements EventBatch.Filler, AutoCloseable {
    private static final int BATCHES = 32;
    /** So many wrong guesses in a row, and no more are made. */
    private static final int MOST_WRONG = 8;
    private static final long NOTHING = -1;

    private enum Stage {
        WAITS,
        RUNS,
        UNWANTED
    }

    private final JsonBytes first;
    private final JsonTokens firstJson;
    private final Microseconds firstTimes;
    private final EventParser firstEvents;
    private final ParsedEvents parsed;
    private final int least;
    private final Executor thread;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITS);

    /** What is parsed here begins at this place of the file. */
    private long begin = NOTHING;
    private Future<?> running;
    private int wrong;

    // Its thread's while that runs:
    private final JsonBytes bytes = new JsonBytes(InputStream.nullInputStream(), 0);
    private final JsonTokens json;
    private final Microseconds times = new Microseconds();
    private final EventParser events;
    private final List<EventBatch> batches = new ArrayList<>();
    private BlockingQueue<EventBatch> free;
    private EventBatch filling;
    private boolean lines;
    private long oddities;

    /**
     * The one beside these.
     *
     * @param deepest as for {@link JsonTokens}
     * @param least so many bytes have to be in memory
     * @param thread where it runs, one job after the other; to be closed after this
     */
    ParserAhead(JsonBytes first, JsonTokens json, Microseconds times, EventParser events, ParsedEvents parsed,
            int deepest, int least, Executor thread) {
        this.first = first;
        this.firstJson = json;
        this.firstTimes = times;
        this.firstEvents = events;
        this.parsed = parsed;
        this.least = least;
        this.thread = thread;
        this.json = new JsonTokens(bytes, deepest);
        this.events = new EventParser(this.json, this.times, this);
    }

    /**
     * To be called behind the opening brace of each element of a list; true if the parser is behind a later one now.
     */
    boolean goOn() throws IOException {
        if (begin == NOTHING) {
            if (first.filled - first.at >= least && wrong < MOST_WRONG) {
                guess();
            }
            return false;
        }
        long here = first.place() - 1;
        if (here < begin) {
            return false;
        }
        boolean right = here == begin && lines == firstJson.eventsAreLines();
        if (stage.compareAndSet(Stage.WAITS, Stage.UNWANTED)) { // it has not begun yet
            begin = NOTHING;
            return false;
        }
        end(right);
        return right && takeOver();
    }

    /** Ends the job that runs. */
    @Override
    public void close() {
        stage.set(Stage.UNWANTED);
    }

    private void guess() throws IOException {
        int half = first.at + (first.filled - first.at) / 2;
        bytes.begin(first.bytes, half, first.filled - half, first.place() - first.at + half);
        lines = firstJson.eventsAreLines();
        if (!json.beginInList(firstJson.depth() - 1, lines)) {
            return;
        }
        begin = bytes.place();
        bytes.mark();
        times.clear();
        events.isLike(firstEvents);
        stage.set(Stage.WAITS);
        FutureTask<?> job = new FutureTask<>(this::parse, null);
        running = job;
        thread.execute(job);
    }

    /** Waits until its thread is done. */
    private void end(boolean wanted) throws IOException {
        if (!wanted) {
            stage.set(Stage.UNWANTED);
        }
        try {
            running.get();
        } catch (InterruptedException _) {
            throw new InterruptedIOException();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw new IOException(failed.getCause());
        }
        if (!wanted) {
            batches.forEach(EventBatch::free);
            batches.clear();
            wrong += first.place() - 1 == begin ? 0 : 1;
        }
        begin = NOTHING;
    }

    private boolean takeOver() throws IOException {
        wrong = 0;
        if (batches.isEmpty()) {
            return false;
        }
        parsed.add(batches);
        batches.clear();
        firstTimes.add(times);
        firstJson.goOn(bytes, lines);
        return true;
    }

    private void parse() {
        if (!stage.compareAndSet(Stage.WAITS, Stage.RUNS)) {
            return;
        }
        if (free == null) { // most files are too short for it
            free = EventBatch.free(BATCHES, new JsonText.Keys());
        }
        filling = free.poll();
        try {
            while (filling != null && stage.get() == Stage.RUNS && json.next() == Token.OBJECT) {
                long line = json.line();
                oddities = json.oddities() + times.beyond();
                events.read();
                lines = json.line() == line;
                json.eventsAreLines(lines, json.depth());
                bytes.mark();
            }
        } catch (IOException _) {
            // the first parser comes to it
        }
        if (filling != null && filling.count > 0) {
            batches.add(filling);
        } else if (filling != null) {
            filling.free();
        }
    }

    @Override
    public Event next() {
        return filling.events[filling.count];
    }

    @Override
    public void add() throws IOException {
        if (json.oddities() + times.beyond() != oddities) {
            throw new JsonTokens.Broken();
        }
        if (++filling.count == EventBatch.EVENTS) {
            batches.add(filling);
            filling = free.poll();
        }
    }
}
