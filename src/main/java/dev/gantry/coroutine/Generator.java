package dev.gantry.coroutine;

import java.io.Serializable;
import java.lang.ref.Reference;
import java.util.Iterator;
import java.util.Objects;

/**
 * Generator as in Python: a function that can stop in the middle, give a value to its caller, and go on when it is
 * called again.
 *
 * <p>Making one runs nothing. {@link #next} runs the body to its first {@linkplain Yielder#yield yield}, {@link #send}
 * also hands it a value, {@link #throwInto} throws at the yield, {@link #close} ends it. All in the calling thread: the
 * body runs inside the call. Threads may take turns, and each call takes its own value; but a second one that comes
 * while the body runs gets an {@link IllegalStateException}, as does the body itself. So does another thread than the
 * last where the body was suspended inside {@code synchronized}: only the thread that entered a monitor can release it.
 * (That takes {@link Internals#MONITORS}; without it such a monitor is never released.)
 *
 * <p><b>Stack.</b> A body that yields only in its own lambda needs no stack: see {@link FlatBody} for what such a body
 * is. The generator finds out by itself when it is made, but waits no more than some milliseconds for that: if it is
 * not known then, or while a {@linkplain dev.gantry.hook.Recorder recording} is on, which shows the lines of bodies, it
 * has a stack too. {@link #flat} waits. Where the JDK's continuation is {@linkplain Internals#CONTINUATION missing},
 * the other bodies run on threads of their own, slowly; then their thread locals, scoped values, monitors and locks are
 * those threads', so a body that enters a monitor or takes a lock which the caller of {@link #next} holds waits for
 * ever.
 *
 * <p><b>Scoped values.</b> The body sees what {@link ScopedValue}s are bound to where it is resumed, like any method
 * that is called. What it binds around a yield holds inside it only, and again when it goes on. Where it leaves such a
 * binding, it sees until its next yield what was bound where it entered it; only then what is bound where it is
 * resumed.
 *
 * <p>It is an ordinary {@link Iterator} too. {@link #hasNext} has to run the body to know; the value waits for {@code
 * next}, and until then nothing can be sent or thrown in. Checked exceptions of the body pass through undeclared.
 *
 * <p>A suspended generator that the program cannot reach any more is closed by the thread {@code gantry-abandoned},
 * some time after the garbage collector saw it: its {@code finally} blocks run there, and what they throw is logged.
 * Python does it in the thread that drops it. A program that cares closes it itself. One whose body refers to the
 * generator itself (by a variable that it captured, say) is never found abandoned: its stack keeps it. One that was
 * suspended inside {@code synchronized} cannot be closed there: that is logged, and its monitor stays with its thread.
 *
 * <p>{@link #close} returns nothing, as up to Python 3.12. Sending needs a suspended yield: where Python forbids a
 * value other than {@code None}, this forbids one other than null.
 *
 * @param <Y> what it yields
 * @param <S> what is sent into it
 */
public final class Generator<Y, S> implements Iterator<Y>, Iterable<Y>, AutoCloseable {
    /**
     * Body of a generator; what it returns ends up in {@link StopIteration#value}. Serializable only because that is
     * how a lambda tells which method it is; nothing is ever serialized.
     */
    @FunctionalInterface
    public interface Body<Y, S> extends Serializable {
        Object run(Yielder<Y, S> yielder) throws Exception;
    }

    /** Body of a generator that returns nothing; serializable for the same reason. */
    @FunctionalInterface
    public interface PlainBody<Y, S> extends Serializable {
        void run(Yielder<Y, S> yielder) throws Exception;
    }

    /** Body that returns null after a plain one. */
    private record Plain<Y, S>(PlainBody<Y, S> body) implements Body<Y, S> {
        @Override
        public Object run(Yielder<Y, S> yielder) throws Exception {
            body.run(yielder);
            return null;
        }
    }

    private final GeneratorFrame<Y, S> frame;
    private boolean watched;

    private Generator(String name, Body<Y, S> body, Serializable lambda) {
        frame = new GeneratorFrame<>(name, Objects.requireNonNull(body), lambda);
    }

    /** A generator that returns nothing. */
    public static <Y, S> Generator<Y, S> of(PlainBody<Y, S> body) {
        return named("", body);
    }

    /** A generator that returns nothing, and the name of its lane. */
    public static <Y, S> Generator<Y, S> named(String name, PlainBody<Y, S> body) {
        Objects.requireNonNull(body);
        return new Generator<>(name, new Plain<>(body), body);
    }

    /** A generator that returns a value when it ends. */
    public static <Y, S> Generator<Y, S> returning(Body<Y, S> body) {
        return new Generator<>("", body, body);
    }

    /** A generator that returns a value when it ends, and the name of its lane. */
    public static <Y, S> Generator<Y, S> returning(String name, Body<Y, S> body) {
        return new Generator<>(name, body, body);
    }

    /** A generator that needs no stack of its own from the first time on, if its body is such. See {@link FlatBody}. */
    public static <Y, S> Generator<Y, S> flat(FlatBody<Y, S> body) {
        return new Generator<>("", body, body);
    }

    /** The same with the name of its lane. */
    public static <Y, S> Generator<Y, S> flat(String name, FlatBody<Y, S> body) {
        return new Generator<>(name, body, body);
    }

    /** Whether it does without a stack. */
    public boolean isFlat() {
        return frame.isFlat();
    }

    /**
     * Runs the body to its next yield; returns what that yields.
     *
     * @throws StopIteration if the body returns instead, or did so before
     * @throws IllegalStateException if it runs already, or a {@link StopIteration} came out of the body
     */
    @Override
    public Y next() {
        return take(null, null);
    }

    /** Whether there is more; runs the body to its next yield to find out. */
    @Override
    public boolean hasNext() {
        return advance(null, null);
    }

    @Override
    public Iterator<Y> iterator() {
        return this;
    }

    /**
     * Hands this to the yield that waits, and runs the body to its next one. Null does what {@link #next} does.
     *
     * @throws StopIteration if the body returns instead, or did so before
     * @throws IllegalArgumentException if it has not started, so no yield waits; it may then still be started
     */
    public Y send(S value) {
        return take(value, null);
    }

    /**
     * Throws this at the yield that waits; returns what the body yields next, if it caught it. A generator that has not
     * started is closed; it and a finished one throw this back at once. (A {@link StopIteration} comes out of a
     * generator that has not started as out of its body: as an {@link IllegalStateException}.)
     *
     * @throws StopIteration if the body returns instead
     */
    public Y throwInto(Throwable exception) {
        Objects.requireNonNull(exception, "exceptions must be instances of Throwable, not null");
        return take(null, exception);
    }

    /**
     * Ends the generator: the yield that waits throws {@link GeneratorExit}. One that has not started runs nothing of
     * its body. A second call does nothing.
     *
     * @throws IllegalStateException if the body yields again, or runs just now
     */
    @Override
    public void close() {
        frame.close();
        Reference.reachabilityFence(this);
    }

    /** Whether the body has returned or thrown, or the generator was closed. */
    public boolean isFinished() {
        return frame.isFinished();
    }

    @SuppressWarnings("unchecked") // what is no end was yielded by the body
    private Y take(S value, Throwable exception) {
        Object got = frame.resume(value, exception, GeneratorFrame.Aim.TAKE);
        if (got instanceof GeneratorFrame.End end) {
            throw new StopIteration(end.returned());
        }
        if (!watched) {
            watch();
        }
        Reference.reachabilityFence(this);
        return (Y) got;
    }

    /**
     * Runs to the next yield, with this value or this exception at the one that waits; false at the end. What it yields
     * is still to be taken.
     */
    boolean advance(S value, Throwable exception) {
        boolean more = !(frame.resume(value, exception, GeneratorFrame.Aim.LOOK) instanceof GeneratorFrame.End);
        if (more && !watched) {
            watch();
        }
        Reference.reachabilityFence(this);
        return more;
    }

    GeneratorFrame<Y, S> frame() {
        return frame;
    }

    Object returned() {
        return frame.takeReturned();
    }

    private void watch() {
        watched = true;
        GeneratorFrame<Y, S> watchedFrame = frame;
        Abandoned.watch(this, () -> closeAbandoned(watchedFrame));
    }

    private static void closeAbandoned(GeneratorFrame<?, ?> frame) {
        if (frame.isSuspended()) {
            frame.abandon();
            frame.close();
        }
    }
}
