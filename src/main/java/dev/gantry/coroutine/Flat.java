package dev.gantry.coroutine;

import java.util.function.ToIntBiFunction;

/**
 * The turns of a body without a stack of its own: what it keeps over a yield lies in two arrays, whose layout {@link
 * FlatCode} knows.
 */
final class Flat<Y, S> implements Turns {
    private final GeneratorFrame<Y, S> frame;
    private final ToIntBiFunction<Object[], long[]> code;
    private Object[] references;
    private final long[] numbers;

    /** Calls this code, which finds what the lambda captured in the first array already. */
    Flat(GeneratorFrame<Y, S> frame, ToIntBiFunction<Object[], long[]> code, Object[] references, long[] numbers) {
        this.frame = frame;
        this.code = code;
        this.references = references;
        this.numbers = numbers;
    }

    @Override
    public void go() {
        Object[] cells = references;
        cells[FlatCode.SENT] = frame.takeSent();
        cells[FlatCode.THROWN] = frame.takeThrown();
        try {
            if (code.applyAsInt(cells, numbers) == FlatCode.YIELDED) {
                frame.yielded(cells[FlatCode.OUT]);
                cells[FlatCode.OUT] = null;
                return;
            }
            references = null;
            frame.ended(cells[FlatCode.OUT]);
        } catch (Throwable failed) {
            references = null;
            frame.failed(failed);
        }
    }

    @Override
    public boolean isDone() {
        return references == null;
    }
}
