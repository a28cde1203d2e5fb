package dev.gantry.coroutine;

import java.util.function.ToIntBiFunction;

/**
 * Turns of a flat body, which has no stack of its own: its state over a yield is in two arrays, laid out by {@link
 * FlatCode}.
 */
final class Flat<Y, S> implements Turns {
    private final GeneratorFrame<Y, S> frame;
    private final ToIntBiFunction<Object[], long[]> code;
    private Object[] references;
    private final long[] numbers;

    /** Turns that call this code; the first array already holds what the lambda captured. */
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
    public void forget() {
        references = null;
    }

    @Override
    public boolean isDone() {
        return references == null;
    }
}
