package dev.gantry.futures.remote;

import java.io.Serializable;
import java.io.StreamCorruptedException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;

import dev.gantry.futures.MapCall;
import dev.gantry.futures.MapFunction;
import dev.gantry.futures.MapFunction2;

/**
 * Call split into its function and its arguments, so that a function that many tasks share is sent once to each worker.
 *
 * @param kind how the two make a task
 * @param function what is called
 * @param arguments what it is called with
 */
public record SplitCall(Kind kind, Object function, Object arguments) {
    /** How a function and its arguments make a task. The code is sent. */
    public enum Kind {
        CALL(0), RUN(1), ONE(2), TWO(3), ONES(4), TWOS(5);

        private static final Kind[] ALL = values();

        private final byte code;

        Kind(int code) {
            this.code = (byte) code;
        }

        public byte code() {
            return code;
        }

        /** @throws StreamCorruptedException if none has this code */
        static Kind byCode(int code) throws StreamCorruptedException {
            for (Kind kind : ALL) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new StreamCorruptedException("no way to call a function has the code " + code);
        }
    }

    static SplitCall of(Callable<?> work) {
        return switch (work) {
            case Sent<?>(var function, var result) -> new SplitCall(Kind.RUN, function, result);
            case MapCall.One<?, ?>(var function, var argument) -> new SplitCall(Kind.ONE, function, argument);
            case MapCall.Two<?, ?, ?>(var function, var one, var two) ->
                new SplitCall(Kind.TWO, function, new Object[]{one, two});
            case CallChunk.Ones<?>(var function, var arguments) -> new SplitCall(Kind.ONES, function, arguments);
            case CallChunk.Twos<?>(var function, var firsts, var seconds) ->
                new SplitCall(Kind.TWOS, function, joined(firsts, seconds));
            default -> new SplitCall(Kind.CALL, work, null);
        };
    }

    /**
     * The arguments as a message has them, if they may travel without the function: that makes no visible difference.
     */
    Optional<byte[]> apart() {
        return STATELESS.get(function.getClass()) ? Packing.plain(arguments) : Optional.empty();
    }

    /**
     * The task again.
     *
     * @param kind the code of a {@link Kind}
     */
    @SuppressWarnings("unchecked") // it is what it was before it was taken apart
    public static Callable<?> task(int kind, Object function, Object arguments) throws StreamCorruptedException {
        return switch (Kind.byCode(kind)) {
            case CALL -> (Callable<?>) function;
            case RUN -> new Sent<>((Runnable) function, arguments);
            case ONE -> new MapCall.One<>((MapFunction<Object, ?>) function, arguments);
            case TWO -> {
                Object[] both = (Object[]) arguments;
                yield new MapCall.Two<>((MapFunction2<Object, Object, ?>) function, both[0], both[1]);
            }
            case ONES -> new CallChunk.Ones<>((MapFunction<Object, Object>) function, (Object[]) arguments);
            case TWOS -> {
                Object[] both = (Object[]) arguments;
                int half = both.length / 2;
                yield new CallChunk.Twos<>((MapFunction2<Object, Object, Object>) function,
                        Arrays.copyOf(both, half), Arrays.copyOfRange(both, half, both.length));
            }
        };
    }

    /**
     * Whether a class is that of a lambda that captures nothing: one in each worker is as good as one for each task.
     */
    private static final ClassValue<Boolean> STATELESS = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return type.isHidden() && Serializable.class.isAssignableFrom(type)
                    && Arrays.stream(type.getDeclaredFields())
                            .allMatch(field -> Modifier.isStatic(field.getModifiers()));
        }
    };

    private static Object[] joined(Object[] one, Object[] two) {
        Object[] both = Arrays.copyOf(one, one.length + two.length, Object[].class);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }
}
