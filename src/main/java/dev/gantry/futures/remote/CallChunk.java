package dev.gantry.futures.remote;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import dev.gantry.futures.MapCall;
import dev.gantry.futures.MapFunction;
import dev.gantry.futures.MapFunction2;
import dev.gantry.futures.Work;

/**
 * Chunk of calls of one {@code map}, sent as one task. The first that fails ends the chunk, and the results before it
 * are lost, as in Python.
 */
public sealed interface CallChunk<R> extends Work<Object[]> {
    /** One function with many arguments. */
    record Ones<R>(MapFunction<Object, R> function, Object[] arguments) implements CallChunk<R> {
        @Override
        public Object[] call() throws Exception {
            Object[] results = new Object[arguments.length];
            for (int i = 0; i < arguments.length; i += ValueColumn.STEP) {
                call(results, i, Math.min(i + ValueColumn.STEP, arguments.length));
            }
            return results;
        }

        private void call(Object[] results, int from, int to) throws Exception {
            for (int i = from; i < to; i++) {
                results[i] = function.apply(arguments[i]);
            }
        }
    }

    /** One function with many pairs of arguments. */
    record Twos<R>(MapFunction2<Object, Object, R> function, Object[] firsts,
            Object[] seconds) implements CallChunk<R> {
        @Override
        public Object[] call() throws Exception {
            Object[] results = new Object[firsts.length];
            for (int i = 0; i < firsts.length; i++) {
                results[i] = function.apply(firsts[i], seconds[i]);
            }
            return results;
        }
    }

    /** Any other calls. */
    record Any<R>(Work<R>[] calls) implements CallChunk<R> {
        @Override
        public Object[] call() throws Exception {
            Object[] results = new Object[calls.length];
            for (int i = 0; i < calls.length; i++) {
                results[i] = calls[i].call();
            }
            return results;
        }
    }

    /** All of these calls, so many as one. */
    static <R> Iterator<CallChunk<R>> all(Iterator<Work<R>> calls, int size) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return calls.hasNext();
            }

            @Override
            public CallChunk<R> next() {
                return CallChunk.next(calls, size);
            }
        };
    }

    private static <R> CallChunk<R> next(Iterator<Work<R>> calls, int most) {
        List<Work<R>> some = new ArrayList<>();
        while (some.size() < most && calls.hasNext()) {
            some.add(calls.next());
        }
        return of(some);
    }

    /** These calls as one. */
    @SuppressWarnings("unchecked") // the calls of a map are all of the same function
    static <R> CallChunk<R> of(List<Work<R>> calls) {
        return switch (calls.getFirst()) {
            case MapCall.One<?, ?>(var function, var _) -> {
                Object[] arguments = new Object[calls.size()];
                for (int i = 0; i < arguments.length; i++) {
                    arguments[i] = ((MapCall.One<?, ?>) calls.get(i)).argument();
                }
                yield new Ones<>((MapFunction<Object, R>) function, arguments);
            }
            case MapCall.Two<?, ?, ?>(var function, var _, var _) -> {
                Object[] firsts = new Object[calls.size()];
                Object[] seconds = new Object[firsts.length];
                for (int i = 0; i < firsts.length; i++) {
                    MapCall.Two<?, ?, ?> call = (MapCall.Two<?, ?, ?>) calls.get(i);
                    firsts[i] = call.first();
                    seconds[i] = call.second();
                }
                yield new Twos<>((MapFunction2<Object, Object, R>) function, firsts, seconds);
            }
            default -> new Any<>(calls.toArray(Work[]::new));
        };
    }
}
