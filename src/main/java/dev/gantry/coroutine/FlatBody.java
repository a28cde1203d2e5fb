package dev.gantry.coroutine;

/**
 * What a {@linkplain Generator#flat flat generator} does: a lambda whose yields all stand in the lambda itself. Such a
 * body needs no stack of its own. The first time that one is used its bytecode is rewritten into a method that returns
 * at each yield and goes on behind it when it is called again. A send then takes some nanoseconds instead of some
 * hundred.
 *
 * <p>It works where the {@link Yielder} is used for nothing but {@link Yielder#yield}: not handed on, not kept, no
 * {@link Yielder#yieldFrom}; where no {@code synchronized} block is around, and nothing of another generator's yielder
 * is captured; where the lambda's class extends {@link Object} or {@link Record} and its class file can be read. Any
 * other body runs as all generators do; {@link Generator#isFlat} tells. What the program sees is the same but for this:
 * a stack trace does not show the body's own frame, and the first use of a lambda takes some milliseconds more, the
 * very first of all about a tenth of a second. So it is for bodies that yield very often, and has to be asked for.
 *
 * <p>It is serializable because that is how a lambda tells which method it is. Nothing is ever serialized.
 *
 * @param <Y> what is yielded
 * @param <S> what is sent
 */
@FunctionalInterface
public interface FlatBody<Y, S> extends Generator.Body<Y, S> {}
