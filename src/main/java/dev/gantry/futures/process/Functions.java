package dev.gantry.futures.process;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The functions that one worker knows by number, as its feeder knows. For one thread. */
final class Functions {
    private static final int MOST = 1000;

    private final Map<Class<?>, Integer> numbers = new HashMap<>();

    interface Definition {
        void send(int number, Object function) throws IOException;
    }

    /** The number of this function, which is defined first if it must be; -1 if there are too many. */
    int number(Object function, Definition definition) throws IOException {
        Integer known = numbers.get(function.getClass());
        if (known != null) {
            return known;
        }
        if (numbers.size() == MOST) {
            return -1;
        }
        int number = numbers.size();
        definition.send(number, function);
        numbers.put(function.getClass(), number);
        return number;
    }
}
