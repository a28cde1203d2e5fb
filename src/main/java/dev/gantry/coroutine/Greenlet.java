package dev.gantry.coroutine;

import java.util.Objects;
import java.util.Optional;

import dev.gantry.jdk.Internals;
import dev.gantry.trace.SwitchReason;

/**
 * Greenlet as in Python's package of that name: a function with a stack of its own that gives its thread to any other
 * greenlet, and goes on where it was when another gives it back.
 *
 * <p>A greenlet belongs to the thread that makes it, and only that may switch to it. Each thread has a <i>main</i>
 * greenlet, what runs outside all others. {@link #switchTo} starts the greenlet with the values as its arguments, or
 * goes on with it, where the values are what its own switch returns: none as an empty list, one as itself, several as a
 * list. (Python's keyword arguments have no counterpart: hand over a map.)
 *
 * <p>What it returns or throws goes to its <i>parent</i>, at first the greenlet that made it, not to the greenlet that
 * switched to it last. A dead greenlet's parent stands in for it, and so on. A {@link GreenletExit} that comes out is
 * returned, not thrown.
 *
 * <p>A suspended greenlet that the program cannot reach any more gets a {@link GreenletExit} from its own thread, when
 * that next makes or switches greenlets; if the thread has ended, its {@code finally} blocks never run. What it returns
 * or throws then goes to the greenlet that runs at that time; if it goes on nevertheless, it has its parent again, and
 * gets another exit when it is dropped again. One whose own stack refers to it (it keeps {@link #current}, say) is
 * never found abandoned. Python's rules are the same.
 *
 * <p>Thread locals are the thread's: all its greenlets share them. Scoped values are not: a greenlet starts with none,
 * as a thread does, and what it binds is not seen by the others. (Without {@link Internals#BINDINGS} a switch out of
 * such a binding is refused.) A monitor is the thread's too: a greenlet that is suspended inside {@code synchronized}
 * keeps the other threads out, and other greenlets of its thread are let in or wait for ever.
 */
public final class Greenlet {
    /** Body of a greenlet; it gets the arguments of the switch that starts it. */
    @FunctionalInterface
    public interface Body {
        Object run(Object... arguments) throws Exception;
    }

    /** Body of a greenlet that takes and returns nothing. */
    @FunctionalInterface
    public interface PlainBody {
        void run() throws Exception;
    }

    private static final boolean CONTINUATIONS = Internals.CONTINUATION.isAvailable();

    final GreenletFrame frame;

    /** A greenlet whose body is {@linkplain #setRun still to be set}, and whose parent is the current one. */
    public Greenlet() {
        this("", current());
    }

    /** A greenlet whose parent is the current one. */
    public Greenlet(PlainBody body) {
        this("", body);
    }

    /** A greenlet whose parent is the current one. */
    public Greenlet(Body body) {
        this(body, current());
    }

    public Greenlet(Body body, Greenlet parent) {
        this("", parent);
        frame.body = Objects.requireNonNull(body);
    }

    public Greenlet(PlainBody body, Greenlet parent) {
        this("", parent);
        frame.body = plain(body);
    }

    /** A greenlet with the name of its lane, whose parent is the current one. */
    public Greenlet(String name, PlainBody body) {
        this(name, body, current());
    }

    public Greenlet(String name, PlainBody body, Greenlet parent) {
        this(name, parent);
        frame.body = plain(body);
    }

    private Greenlet(String name, Greenlet parent) {
        if (!CONTINUATIONS) {
            Internals.CONTINUATION.require();
        }
        GreenletThread home = GreenletThread.here();
        home.checkParent(Objects.requireNonNull(parent, "parent must be a greenlet, not null"));
        frame = new GreenletFrame(home, name, parent);
    }

    /** The handle of a frame: of the main one, or of one that lost its handle. */
    Greenlet(GreenletFrame frame) {
        this.frame = frame;
    }

    /** The greenlet that runs on this thread; the thread's main one outside all others. */
    public static Greenlet current() {
        return GreenletThread.here().running();
    }

    /** Main greenlet of this thread: what runs outside all others. */
    public static Greenlet main() {
        return GreenletThread.here().main;
    }

    /** Tracer of the switches of this thread; {@link Tracer#NONE} if there is none. */
    public static Tracer gettrace() {
        return GreenletThread.here().tracer;
    }

    /** Sets the tracer of the switches of this thread; returns the previous one. */
    public static Tracer settrace(Tracer tracer) {
        GreenletThread thread = GreenletThread.here();
        Tracer before = thread.tracer;
        thread.tracer = Objects.requireNonNull(tracer);
        return before;
    }

    /**
     * Gives the thread to this greenlet, with no value; returns what comes when this one gets it back. If it is dead,
     * its parent gets the thread; if that is the current greenlet, the value is returned at once.
     *
     * @throws GreenletError if it belongs to another thread
     * @throws IllegalStateException if it has no body
     */
    public Object switchTo() {
        return pass(Values.NONE, null, SwitchReason.SWITCH);
    }

    /** The same with one value. */
    public Object switchTo(Object value) {
        return pass(value, null, SwitchReason.SWITCH);
    }

    /** The same with several values. */
    public Object switchTo(Object first, Object second, Object... more) {
        return pass(Values.of(first, second, more), null, SwitchReason.SWITCH);
    }

    /** {@link #switchTo()} for a reason that a recording shall show. */
    public Object switchTo(SwitchReason reason) {
        return pass(Values.NONE, null, reason);
    }

    /** Gives the thread to this greenlet and throws this there; in one that has not started, before its body. */
    public Object throwInto(Throwable exception) {
        Objects.requireNonNull(exception, "exceptions must be instances of Throwable, not null");
        if (frame.dead && exception instanceof GreenletExit) {
            return pass(exception, null, SwitchReason.THROW);
        }
        return pass(null, exception, SwitchReason.THROW);
    }

    /** Ends the greenlet by a {@link GreenletExit}; returns what comes back, that exit as a rule. */
    public Object throwInto() {
        return throwInto(new GreenletExit());
    }

    /** Parent greenlet, which gets what this returns or throws; a main greenlet has none. */
    public Optional<Greenlet> parent() {
        return Optional.ofNullable(frame.parent);
    }

    /**
     * Changes the parent.
     *
     * @throws IllegalStateException if this is a main greenlet
     * @throws IllegalArgumentException if the parent is of another thread, or this is among its own parents
     */
    public void setParent(Greenlet parent) {
        Objects.requireNonNull(parent, "parent must be a greenlet, not null");
        if (frame.isMain()) {
            throw new IllegalStateException("cannot set the parent of a main greenlet");
        }
        frame.home.checkParent(parent);
        for (Greenlet above = parent; above != null; above = above.frame.parent) {
            if (above.frame == frame) {
                throw new IllegalArgumentException("cyclic parent chain");
            }
        }
        frame.parent = parent;
    }

    /**
     * Sets what it does.
     *
     * @throws IllegalStateException if it has started
     */
    public void setRun(Body body) {
        if (frame.isMain() || frame.dead || frame.stack != null) {
            throw new IllegalStateException("run cannot be set after the start of the greenlet");
        }
        frame.body = Objects.requireNonNull(body);
    }

    /** Whether it has started and is not dead. */
    public boolean isActive() {
        return !frame.dead && (frame.isMain() || frame.stack != null);
    }

    /** Whether it has returned or thrown. */
    public boolean isDead() {
        return frame.dead;
    }

    /** Records that this suspended greenlet could run from now on. */
    public void markReady() {
        frame.lane.ready();
    }

    private Object pass(Object value, Throwable exception, SwitchReason reason) {
        return frame.home.pass(this, value, exception, reason);
    }

    private static Body plain(PlainBody body) {
        Objects.requireNonNull(body);
        return _ -> {
            body.run();
            return null;
        };
    }
}
