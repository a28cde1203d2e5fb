package dev.gantry.futures;

import java.io.Serializable;

/** A function of one argument, as {@link Executor#map} takes it. */
@FunctionalInterface
public interface MapFunction<A, R> extends Serializable {
    R apply(A argument) throws Exception;
}
