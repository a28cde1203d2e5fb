package dev.gantry.lesson.run;

import java.util.HashMap;
import java.util.Map;

import dev.gantry.lesson.Arguments;

/** Parameters of the program that runs, as system properties of this JVM: {@code workers} and the like. */
final class GivenParameters implements AutoCloseable {
    private final Map<String, String> before = new HashMap<>(); // null for those that were not set

    /** Sets them. */
    GivenParameters(Arguments arguments) {
        arguments.values().forEach((name, value) -> before.put(name, System.setProperty(name, value.toString())));
    }

    /** Sets them to what they were before. */
    @Override
    public void close() {
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }
}
