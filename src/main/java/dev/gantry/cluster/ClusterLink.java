package dev.gantry.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.gantry.futures.remote.Link;
import dev.gantry.wire.Clock;

/** Link to a worker on a member. The worker is started when something is first sent to it, by whoever sends. */
final class ClusterLink implements Link {
    private static final int KILLED = 137;
    private static final long NO_ID = -1;

    private final long number;
    private final String name;
    private final Machine machine;
    private final byte[] start;
    private final Optional<Outline> outline;
    private final PieceInput in = new PieceInput();
    private final PieceOutput out = new PieceOutput(this::send);
    private final CompletableFuture<Long> process = new CompletableFuture<>();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final Queue<String> notes = new ConcurrentLinkedQueue<>();
    private volatile String how = "";
    private volatile boolean lost;

    /**
     * A link.
     *
     * @param start what the member needs to know to start the worker
     * @param outline what is recorded of it instead of its own records, if the member keeps them
     */
    ClusterLink(long number, String name, Machine machine, byte[] start, Optional<Outline> outline) {
        this.number = number;
        this.name = name;
        this.machine = machine;
        this.start = start;
        this.outline = outline;
    }

    long number() {
        return number;
    }

    Machine where() {
        return machine;
    }

    private int send(byte[] piece) throws IOException {
        if (!process.isDone()) {
            open();
        }
        outline.ifPresent(drawn -> draw(drawn, piece));
        return ended.isDone() ? -1 : ByteBuffer.wrap(machine.ask(Parcel.BYTES, number, piece)).getInt();
    }

    private void draw(Outline drawn, byte[] piece) {
        synchronized (drawn) {
            drawn.sent(piece, process.getNow(NO_ID));
            in.add(drawn.pending());
        }
    }

    private void open() throws IOException {
        if (ended.isDone()) {
            process.complete(NO_ID);
            return;
        }
        if (outline.isPresent()) {
            machine.tellClock();
        }
        ByteBuffer answer = ByteBuffer.wrap(machine.ask(Parcel.OPEN, number, start));
        long id = answer.getLong();
        process.complete(id);
        if (id == NO_ID) {
            end(1, "%s could not be started on %s: %s".formatted(name, machine,
                    StandardCharsets.UTF_8.decode(answer)), false);
        } else if (ended.isDone()) {
            machine.tell(Parcel.KILL, number); // it was killed meanwhile
        }
    }

    /** A piece came; returns how many bytes wait. */
    int piece(byte[] bytes) {
        if (outline.isEmpty()) {
            return in.add(bytes);
        }
        synchronized (outline.get()) {
            return in.add(outline.get().came(bytes));
        }
    }

    void note(String line) {
        notes.add(line);
    }

    void endOfStream() {
        outline.ifPresent(drawn -> in.add(drawn.rest()));
        in.end();
    }

    /** It has ended, the member says. */
    void ended(int code, String words) {
        end(code, words + " on " + machine, false);
    }

    /** Its member has left. */
    void lose() {
        end(KILLED, "%s was lost: %s has left the cluster".formatted(name, machine), true);
        in.end();
    }

    private void end(int code, String words, boolean withMember) {
        synchronized (this) {
            if (ended.isDone()) {
                return;
            }
            how = words;
            lost = withMember;
        }
        process.complete(NO_ID);
        ended.complete(code);
    }

    @Override
    public InputStream in() {
        return in;
    }

    @Override
    public OutputStream out() {
        return out;
    }

    /** Waits until it is known; -1 if it never started. */
    @Override
    public long id() {
        return process.join();
    }

    @Override
    public boolean isAlive() {
        return !ended.isDone();
    }

    @Override
    public void terminate() {
        end(Parcel.TERMINATE);
    }

    @Override
    public void kill() {
        end(Parcel.KILL);
    }

    private void end(int kind) {
        if (process.isDone() && !ended.isDone()) {
            machine.tell(kind, number);
        } else if (!process.isDone()) {
            end(KILLED, name + " was ended before it had started", false);
            in.end();
        }
    }

    @Override
    public CompletableFuture<Integer> ended() {
        return ended;
    }

    @Override
    public String howItEnded() {
        return how;
    }

    @Override
    public boolean endedByItself() {
        return !lost;
    }

    @Override
    public Optional<String> nextNote() {
        return Optional.ofNullable(notes.poll());
    }

    /** They come before the end. */
    @Override
    public void awaitNotes() {}

    @Override
    public Optional<String> machine() {
        return Optional.of(machine.lane());
    }

    @Override
    public Optional<Clock> clock() {
        return outline.isPresent() ? Optional.of(Clock.SAME) : machine.clock();
    }
}
