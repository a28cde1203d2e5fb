package dev.gantry.coroutine;

/**
 * Body of a {@linkplain Generator#flat flat generator}: a lambda whose yields all stand in the lambda itself. Such a
 * body needs no stack of its own. The first time that one is used its bytecode is rewritten into a method that returns
 * at each yield and goes on behind it when it is called again. A send then takes some nanoseconds instead of some
 * hundred. All generators try that by themselves; one made from this type waits for the rewriting, and is flat from the
 * first time on.
 *
 * <p>It works where the {@link Yielder} is used for nothing but {@link Yielder#yield}: not handed on, not kept, no
 * {@link Yielder#yieldFrom}; where no {@code synchronized} block is around, no yield is an argument of a {@code new},
 * and nothing of another generator's yielder is captured; where the lambda's class extends {@link Object} or {@link
 * Record} and its class file can be read. Where Gantry is a module and the program another one, it takes {@link
 * Internals#HIDDEN_CLASSES} as well, and a program that is a named module has to open the lambda's package to Gantry.
 * Any other body runs on a stack; {@link Generator#isFlat} tells. What the program sees is the same but for this: a
 * stack trace does not show the body's own frame, and the first use of a lambda takes some milliseconds more, the very
 * first of all some tens of milliseconds.
 *
 * @param <Y> what is yielded
 * @param <S> what is sent
 */
@FunctionalInterface
public interface FlatBody<Y, S> extends Generator.Body<Y, S> {}
