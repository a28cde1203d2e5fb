package dev.gantry.futures;

/** One call of a {@code map}. Its parts are accessible, so that a pool of processes may send many calls as one. */
public sealed interface MapCall<R> extends Work<R> {
    record One<A, R>(MapFunction<? super A, ? extends R> function, A argument) implements MapCall<R> {
        @Override
        public R call() throws Exception {
            return function.apply(argument);
        }
    }

    record Two<A, B, R>(MapFunction2<? super A, ? super B, ? extends R> function, A first,
            B second) implements MapCall<R> {
        @Override
        public R call() throws Exception {
            return function.apply(first, second);
        }
    }
}
