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
    private final LinkEnd end;
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
        this.end = new LinkEnd(number, this::send, this::came);
    }

    long number() {
        return number;
    }

    Machine where() {
        return machine;
    }

    private void send(Parcel parcel) throws IOException {
        try {
            if (!process.isDone()) {
                open();
            }
            if (!ended.isDone()) {
                if (parcel.kind() == Parcel.BYTES) {
                    outline.ifPresent(drawn -> draw(drawn, parcel.bytes()));
                }
                machine.send(parcel);
            }
        } catch (IOException e) {
            lose("what was said to it could not be sent to %s: %s".formatted(machine, e.getMessage()));
        }
        if (ended.isDone()) {
            throw new IOException(how);
        }
    }

    /** The bytes that came are read, with what is drawn of them. */
    private void came(byte[] bytes) {
        if (outline.isEmpty()) {
            end.in().add(bytes, bytes.length);
        } else {
            synchronized (outline.get()) {
                end.in().add(outline.get().came(bytes), bytes.length);
            }
        }
    }

    private void draw(Outline drawn, byte[] piece) {
        synchronized (drawn) {
            drawn.sent(piece, process.getNow(NO_ID));
            end.in().add(drawn.pending(), 0);
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

    /** Takes what the member says of the worker. */
    void take(Parcel parcel) {
        if (!end.take(parcel)) {
            loseParcels();
            return;
        }
        switch (parcel.kind()) {
            case Parcel.NOTE -> notes.add(new String(parcel.bytes(), StandardCharsets.UTF_8));
            case Parcel.END -> {
                outline.ifPresent(drawn -> end.in().add(drawn.rest(), 0));
                end.in().end();
            }
            case Parcel.ENDED -> {
                ByteBuffer in = ByteBuffer.wrap(parcel.bytes());
                int code = in.getInt();
                end(code, StandardCharsets.UTF_8.decode(in) + " on " + machine, false);
            }
            default -> {
                return; // bytes, which are read from the stream
            }
        }
    }

    /** Whether the worker was started and has not ended. */
    boolean isOpen() {
        return process.isDone() && !ended.isDone();
    }

    /** Compares with what the other end says; for one thread. */
    void check(Optional<LinkEnd.Count> other) {
        if (!end.check(other)) {
            loseParcels();
        }
    }

    private void loseParcels() {
        lose("what it said, or what was said to it, was lost on the way to " + machine);
    }

    /** Its member has left. */
    void lose() {
        lose(machine + " has left the cluster");
    }

    private void lose(String why) {
        end(KILLED, "%s was lost: %s".formatted(name, why), true);
        end.end();
        if (!machine.hasLeft()) {
            machine.tell(Parcel.KILL, number); // it may be there
        }
    }

    private void end(int code, String words, boolean withMember) {
        synchronized (this) {
            if (ended.isDone()) {
                return;
            }
            how = words;
            lost = withMember;
        }
        end.out().end();
        process.complete(NO_ID);
        ended.complete(code);
    }

    /** Whoever asks for it reads it to its end, and then calls {@link #recorded}. */
    @Override
    public InputStream in() {
        machine.records(this);
        return end.in();
    }

    @Override
    public void recorded() {
        machine.recorded(this);
    }

    @Override
    public OutputStream out() {
        return end.out();
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
            end.end();
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
