package dev.gantry.futures.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The functions that one worker knows by number, as its feeder knows. For one thread. */
final class Functions {
    private static final int MOST = 1000;

    private final Map<Class<?>, Integer> numbers = new HashMap<>();

    /** What the worker must be sent to know a function: a frame's type and its bytes. */
    record Definition(int type, byte[] bytes) {}

    /** The definition of this function if the worker does not know it yet; from now on it does. */
    Optional<Definition> define(Object function) throws IOException {
        if (numbers.containsKey(function.getClass()) || numbers.size() == MOST) {
            return Optional.empty();
        }
        Optional<Lambda> lambda = Lambda.of(function);
        byte[] code = lambda.isPresent() ? lambda.get().pack() : Packing.object(function);
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + code.length).putInt(numbers.size()).put(code).array();
        numbers.put(function.getClass(), numbers.size());
        return Optional.of(new Definition(lambda.isPresent() ? Message.LINK : Message.DEFINE, bytes));
    }

    /** The number of this function; {@link Message#WHOLE} if it has none. */
    int number(Object function) {
        return numbers.getOrDefault(function.getClass(), Message.WHOLE);
    }
}
