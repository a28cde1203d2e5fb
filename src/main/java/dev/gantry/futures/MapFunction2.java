package dev.gantry.futures;

import java.io.Serializable;

/** A function of two arguments, as {@link Executor#map} takes it. */
@FunctionalInterface
public interface MapFunction2<A, B, R> extends Serializable {
    R apply(A first, B second) throws Exception;
}
