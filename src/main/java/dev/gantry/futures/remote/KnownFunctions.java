package dev.gantry.futures.remote;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Functions that one worker knows by number, as tracked by its feeder. For one thread. */
final class KnownFunctions {
    private static final int MOST = 1000;

    private final Map<Class<?>, Integer> numbers = new HashMap<>();
    private final FunctionEncoder encoder;

    KnownFunctions(FunctionEncoder encoder) {
        this.encoder = encoder;
    }

    /** Definitions to send so that the worker knows this function, if it does not yet; from now on it does. */
    List<FunctionEncoder.Definition> define(Object function) throws IOException {
        if (numbers.containsKey(function.getClass()) || numbers.size() == MOST) {
            return List.of();
        }
        List<FunctionEncoder.Definition> all = encoder.encode(numbers.size(), function);
        numbers.put(function.getClass(), numbers.size());
        return all;
    }

    /** The number of this function; {@link Message#WHOLE} if it has none. */
    int number(Object function) {
        return numbers.getOrDefault(function.getClass(), Message.WHOLE);
    }
}
