package dev.gantry.futures.process.start;

import dev.gantry.futures.Action;
import dev.gantry.futures.MapFunction;
import dev.gantry.futures.Work;

/**
 * Sample of a program's own classes in the {@link Rehearsal}: it is kept out of the jar that every worker begins its
 * class path with, so a worker has to open another and link what it finds there.
 */
final class OutsideClass {
    static final Work<Integer> TASK = () -> 42;
    static final Action ACTION = () -> {};
    static final MapFunction<Integer, Integer> FUNCTION = number -> number;

    private OutsideClass() {}
}
