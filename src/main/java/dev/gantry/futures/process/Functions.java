package dev.gantry.futures.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions that one worker knows by number, as its feeder knows. For one thread. */
final class Functions {
    private static final int MOST = 1000;

    private final Map<Class<?>, Integer> numbers = new HashMap<>();
    private final ClassFiles classFiles = new ClassFiles();

    /** Something that the worker must be sent to know a function: a frame's type and its bytes. */
    record Definition(int type, byte[] bytes) {}

    /** What to send so that the worker knows this function, if it does not yet; from now on it does. */
    List<Definition> define(Object function) throws IOException {
        if (numbers.containsKey(function.getClass()) || numbers.size() == MOST) {
            return List.of();
        }
        Optional<Lambda> lambda = Lambda.of(function);
        byte[] code = lambda.isPresent() ? lambda.get().pack() : Packing.object(function);
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + code.length).putInt(numbers.size()).put(code).array();
        numbers.put(function.getClass(), numbers.size());
        List<Definition> all = new ArrayList<>();
        if (lambda.isPresent()) {
            classFiles.of(lambda.get(), function.getClass().getClassLoader())
                    .ifPresent(files -> all.add(new Definition(Message.CLASSES, files)));
        }
        all.add(new Definition(lambda.isPresent() ? Message.LINK : Message.DEFINE, bytes));
        return all;
    }

    /** The number of this function; {@link Message#WHOLE} if it has none. */
    int number(Object function) {
        return numbers.getOrDefault(function.getClass(), Message.WHOLE);
    }
}
