package dev.gantry.futures;

import java.io.Serializable;
import java.util.concurrent.Callable;

/**
 * A task with a result that can also be sent to another process. A lambda handed to an {@link Executor} becomes one by
 * itself, so a program need not say whether threads or processes will run it.
 */
@FunctionalInterface
public interface Work<T> extends Callable<T>, Serializable {}
